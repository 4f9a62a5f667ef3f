import { type AuditSuite, references } from "./suite.ts";

const MATES = [
  { id: "m1", mates: ["m2"], watch: "NIGHT" },
  { id: "m2", mates: ["m1"], watch: "NIGHT" },
];
const matesOf = ({ id }: { id: string }) =>
  MATES.filter((mate) => MATES.find((own) => own.id === id)?.mates.includes(mate.id));

/** A field, an argument and a value of an enum are hidden from clients. */
export const suite: AuditSuite = {
  subgraphs: {
    ages: {
      sdl: `type Query { matesByAge: [Mate!]! }
        type Mate @key(fields: "id") { id: ID! age: Int @inaccessible }`,
      resolvers: {
        Query: { matesByAge: () => MATES.map(({ id }) => ({ id, age: 30 })) },
        Mate: references(MATES),
      },
    },
    watches: {
      sdl: `type Query { matesByWatch: [Mate!]! }
        type Mate @key(fields: "id") {
          id: ID! watch: Watch mates(watch: Watch = NIGHT @inaccessible): [Mate!]!
        }
        enum Watch { NIGHT @inaccessible DAY }`,
      resolvers: { Query: { matesByWatch: () => MATES }, Mate: { ...references(MATES), mates: matesOf } },
    },
  },
  cases: {
    "hidden elements do not disturb the rest": {
      query: "{ matesByAge { id mates { id } } }",
      data: {
        matesByAge: [
          { id: "m1", mates: [{ id: "m2" }] },
          { id: "m2", mates: [{ id: "m1" }] },
        ],
      },
    },
    "a hidden argument keeps its default": {
      query: "{ matesByWatch { id mates { id } } }",
      data: {
        matesByWatch: [
          { id: "m1", mates: [{ id: "m2" }] },
          { id: "m2", mates: [{ id: "m1" }] },
        ],
      },
    },
    "a hidden argument cannot be given": {
      query: "{ matesByWatch { id mates(watch: DAY) { id } } }",
      errors: true,
    },
    "a hidden field cannot be asked for": { query: "{ matesByAge { age } }", errors: true },
    "a hidden enum value is null, and no error": {
      query: "{ matesByWatch { id mates { id watch } } }",
      data: {
        matesByWatch: [
          { id: "m1", mates: [{ id: "m2", watch: null }] },
          { id: "m2", mates: [{ id: "m1", watch: null }] },
        ],
      },
    },
  },
};
