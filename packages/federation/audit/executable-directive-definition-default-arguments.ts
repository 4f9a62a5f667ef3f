import type { AuditSuite } from "./suite.ts";

/** The directive as one subgraph defines it; the other gives its argument a default. */
const subgraph = (field: string, argument: string) => ({
  sdl: `extend schema
      @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@composeDirective"])
      @link(url: "https://example.test/logged/v1.0", import: ["@logged"])
      @composeDirective(name: "@logged")
    directive @logged(level: Level! ${argument}) on FIELD
    enum Level { QUIET LOUD }
    type Query { ${field}: String }`,
  resolvers: { Query: { [field]: () => field } },
});

/** An executable directive that all subgraphs share is in the API schema with its default. */
export const suite: AuditSuite = {
  subgraphs: { strict: subgraph("bow", ""), lenient: subgraph("stern", "= QUIET") },
  cases: {
    "the default stands in for an argument": {
      query: "{ bow @logged stern @logged }",
      data: { bow: "bow", stern: "stern" },
    },
    "an argument is taken": {
      query: "{ bow @logged(level: LOUD) stern }",
      data: { bow: "bow", stern: "stern" },
    },
  },
};
