import { execute, parse } from "graphql";
import { expect, test } from "vitest";
import { createSubgraphSchema } from "./subgraph-schema.ts";

const called: string[] = [];
const schema = createSubgraphSchema(
  parse(`
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@requiresScopes"])
    scalar DateTime
    type Secret @requiresScopes(scopes: [["route:read"]]) { word: String }
    type Query {
      one: String @requiresScopes(scopes: [["score:read", "score:write"], ["wallet:read"]])
      secret: Secret
      open: String
    }`),
  {
    Query: {
      one: () => called.push("one") && "1",
      secret: () => called.push("secret") && {},
      open: () => "open",
    },
  },
);

async function ask(source: string, scopes: readonly string[]) {
  called.length = 0;
  const contextValue = { caller: { scopes } };
  const { errors } = await execute({ schema, document: parse(source), contextValue });
  return errors?.map(({ originalError }) => originalError);
}

test.each([
  ["{ one }", [], "score:read"],
  ["{ one }", ["score:read"], "score:write"],
  ["{ secret { word } }", ["score:read"], "route:read"],
])("%s with %j lacks %s, and nothing is resolved", async (source, scopes, missingScope) => {
  expect(await ask(source, scopes)).toMatchObject([{ code: "FORBIDDEN", details: { missingScope } }]);
  expect(called).toEqual([]);
});

test.each([
  ["{ one }", ["score:read", "score:write"]],
  ["{ one }", ["wallet:read"]],
  ["{ secret { word } }", ["route:read"]],
  ["{ open }", []],
])("%s with %j is resolved", async (source, scopes) => {
  expect(await ask(source, scopes)).toBeUndefined();
});
