import { type AuditSuite, references } from "./suite.ts";

const LOGS = [
  { id: "l1", madeAt: "l1-new" },
  { id: "l2", madeAt: "l2-new" },
];
const stale = LOGS.map(({ id }) => ({ id, madeAt: "stale" }));

/** One subgraph takes a field over from another. */
export const suite: AuditSuite = {
  subgraphs: {
    a: {
      sdl: `type Query { logs: [Log] @shareable aLogs: [Log] }
        type Log @key(fields: "id") { id: ID! @shareable madeAt: String }`,
      resolvers: { Query: { logs: () => stale, aLogs: () => [stale[1]] }, Log: references(stale) },
    },
    b: {
      sdl: `type Query { logs: [Log] @shareable bLogs: [Log] }
        type Log @key(fields: "id") { id: ID! @shareable madeAt: String @override(from: "a") }`,
      resolvers: { Query: { logs: () => LOGS, bLogs: () => [LOGS[0]] }, Log: references(LOGS) },
    },
  },
  cases: {
    "an overridden field comes from the overriding subgraph": {
      query: "{ logs { madeAt } }",
      data: { logs: [{ madeAt: "l1-new" }, { madeAt: "l2-new" }] },
    },
    "wherever its object was found": {
      query: "{ aLogs { madeAt } bLogs { madeAt } }",
      data: { aLogs: [{ madeAt: "l2-new" }], bLogs: [{ madeAt: "l1-new" }] },
    },
  },
};
