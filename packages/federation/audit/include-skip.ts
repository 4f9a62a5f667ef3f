import { type AuditSuite, never, references, referencesWith } from "./suite.ts";

const BOAT = { id: "b1", price: 699.99 };
const needsDear = ({ dear }: { dear?: boolean }) => {
  if (dear !== true) throw new Error("The required field is missing.");
  return true;
};

/** Conditions on fields that require others; fetching an excluded field fails the test. */
export const suite: AuditSuite = {
  subgraphs: {
    a: {
      sdl: `type Query { boat: Boat } type Boat @key(fields: "id") { id: ID! price: Float! @shareable }`,
      resolvers: { Query: { boat: () => BOAT }, Boat: references([BOAT]) },
    },
    b: {
      sdl: `type Boat @key(fields: "id") {
          id: ID! price: Float! @external dear: Boolean! @requires(fields: "price")
        }`,
      resolvers: {
        Boat: { ...referencesWith([{ id: "b1" }]), dear: ({ price }: { price: number }) => price > 500 },
      },
    },
    c: {
      sdl: `type Boat @key(fields: "id") {
          id: ID! dear: Boolean! @external
          kept: Boolean! @requires(fields: "dear") dropped: Boolean! @requires(fields: "dear")
        }`,
      resolvers: { Boat: { ...referencesWith([{ id: "b1" }]), kept: needsDear, dropped: never } },
    },
  },
  cases: Object.fromEntries(
    (
      [
        ["include", false, "dropped"],
        ["skip", true, "dropped"],
        ["include", true, "kept"],
        ["skip", false, "kept"],
      ] as const
    ).flatMap(([directive, flag, field]) => {
      const data = { boat: { price: 699.99, ...(field === "kept" && { kept: true }) } };
      const ask = (head: string) => `${head} { boat { price ${field} @${directive}(if: $flag) } }`;
      return [
        [`@${directive} by default ${flag}`, { query: ask(`query ($flag: Boolean = ${flag})`), data }],
        [
          `@${directive} by variable ${flag}`,
          { query: ask("query ($flag: Boolean!)"), variables: { flag }, data },
        ],
        [`@${directive} literally ${flag}`, { query: ask("").replace("$flag", String(flag)), data }],
      ];
    }),
  ),
};
