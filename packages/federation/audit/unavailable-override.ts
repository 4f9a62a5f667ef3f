import { type AuditSuite, references } from "./suite.ts";

const LOGS = [
  { id: "l1", madeAt: "l1-made" },
  { id: "l2", madeAt: "l2-made" },
];

/** A field overrides one of a subgraph that the graph does not have. */
export const suite: AuditSuite = {
  subgraphs: {
    a: {
      sdl: `type Query { logs: [Log] @shareable aLogs: [Log] }
        type Log @key(fields: "id") { id: ID! @shareable madeAt: String @shareable }`,
      resolvers: { Query: { logs: () => LOGS, aLogs: () => [LOGS[1]] }, Log: references(LOGS) },
    },
    b: {
      sdl: `type Query { logs: [Log] @shareable bLogs: [Log] }
        type Log @key(fields: "id") { id: ID! @shareable madeAt: String @shareable @override(from: "nobody") }`,
      resolvers: { Query: { logs: () => LOGS, bLogs: () => [LOGS[0]] }, Log: references(LOGS) },
    },
  },
  cases: {
    "an override of a subgraph that is not there changes nothing": {
      query: "{ logs { madeAt } }",
      data: { logs: [{ madeAt: "l1-made" }, { madeAt: "l2-made" }] },
    },
    "wherever the object was found": {
      query: "{ aLogs { madeAt } bLogs { madeAt } }",
      data: { aLogs: [{ madeAt: "l2-made" }], bLogs: [{ madeAt: "l1-made" }] },
    },
  },
};
