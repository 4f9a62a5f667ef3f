import { type AuditSuite, references, referencesWith, selectFields } from "./suite.ts";

const CRATES = [
  { code: "c1", label: "Tea", mass: 1, value: 11, here: true },
  { code: "c2", label: "Silk", mass: 2, value: 22, here: false },
];
const NOTES = [
  { id: "n1", crate: "c1" },
  { id: "n2", crate: "c2" },
];
const CLERK = { id: "k1", title: "Tally clerk" };
const noteOf = ({ id, crate }: { id: string; crate: string }) => ({
  id,
  clerk: CLERK,
  crate: { code: crate },
});

/** `@requires` and `@provides` over four subgraphs that lead in a circle. */
export const suite: AuditSuite = {
  subgraphs: {
    clerks: {
      sdl: `type Query { me: Clerk } type Clerk @key(fields: "id") { id: ID! title: String @shareable }`,
      resolvers: { Query: { me: () => CLERK }, Clerk: references([CLERK]) },
    },
    crates: {
      sdl: `type Query { crates: [Crate] }
        type Crate @key(fields: "code") { code: String! label: String mass: Int value: Int }`,
      resolvers: { Query: { crates: () => CRATES }, Crate: references(CRATES, "code") },
    },
    yard: {
      sdl: `type Crate @key(fields: "code") {
          code: String! mass: Int @external value: Int @external here: Boolean
          fee: Int @requires(fields: "value mass") feeTag: String @requires(fields: "value mass")
        }`,
      resolvers: {
        Crate: {
          ...referencesWith(selectFields(CRATES, "code", "here"), "code"),
          fee: ({ value, mass }: { value: number; mass: number }) => value * mass * 10,
          feeTag: ({ code, value, mass }: { code: string; value: number; mass: number }) =>
            `#${code}#${value * mass * 10}#`,
        },
      },
    },
    notes: {
      sdl: `type Note @key(fields: "id") { id: ID! clerk: Clerk @provides(fields: "title") crate: Crate }
        type Clerk @key(fields: "id") { id: ID! title: String @external notes: [Note] }
        type Crate @key(fields: "code") { code: String! notes: [Note] }`,
      resolvers: {
        Clerk: { __resolveReference: (clerk: object) => clerk, notes: () => NOTES.map(noteOf) },
        Crate: {
          __resolveReference: (crate: object) => crate,
          notes: ({ code }: { code: string }) => NOTES.filter(({ crate }) => crate === code).map(noteOf),
        },
      },
    },
  },
  cases: {
    "a field of one subgraph": { query: "{ me { id } }", data: { me: { id: "k1" } } },
    "a list hangs on an entity of another subgraph": {
      query: "{ me { id notes { id } } }",
      data: { me: { id: "k1", notes: [{ id: "n1" }, { id: "n2" }] } },
    },
    "a provided field comes with the object that provides it": {
      query: "{ me { notes { id clerk { id title } crate { here } } } }",
      data: {
        me: {
          notes: [
            { id: "n1", clerk: CLERK, crate: { here: true } },
            { id: "n2", clerk: CLERK, crate: { here: false } },
          ],
        },
      },
    },
    "fields of their owner": {
      query: "{ crates { label value } }",
      data: { crates: selectFields(CRATES, "label", "value") },
    },
    "required fields are fetched though nobody asked for them": {
      query: "{ crates { fee } }",
      data: { crates: [{ fee: 110 }, { fee: 440 }] },
    },
    "required fields can be asked for as well": {
      query: "{ crates { fee mass value } }",
      data: {
        crates: [
          { fee: 110, mass: 1, value: 11 },
          { fee: 440, mass: 2, value: 22 },
        ],
      },
    },
    "requires and provides below a list below a list": {
      query: "{ crates { notes { id clerk { title } crate { label fee } } } }",
      data: {
        crates: [
          { notes: [{ id: "n1", clerk: { title: "Tally clerk" }, crate: { label: "Tea", fee: 110 } }] },
          { notes: [{ id: "n2", clerk: { title: "Tally clerk" }, crate: { label: "Silk", fee: 440 } }] },
        ],
      },
    },
    "a circle of entities": {
      query: "{ me { notes { crate { notes { id } } } } }",
      data: { me: { notes: [{ crate: { notes: [{ id: "n1" }] } }, { crate: { notes: [{ id: "n2" }] } }] } },
    },
    "a chain over three subgraphs": {
      query: "{ me { notes { crate { here } } } }",
      data: { me: { notes: [{ crate: { here: true } }, { crate: { here: false } }] } },
    },
    "two fields that require the same, at the end of a chain": {
      query: "{ me { notes { crate { fee feeTag } } } }",
      data: {
        me: {
          notes: [{ crate: { fee: 110, feeTag: "#c1#110#" } }, { crate: { fee: 440, feeTag: "#c2#440#" } }],
        },
      },
    },
  },
};
