import { execute, parse } from "graphql";
import { expect, test } from "vitest";
import { createSubgraphSchema } from "./subgraph-schema.ts";

const seen: unknown[] = [];

const schema = createSubgraphSchema(
  parse(`
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
    scalar DateTime
    enum Way { DIRECT MULTI_HOP }
    input Wish { way: Way! = MULTI_HOP, ways: [Way!] = [DIRECT], at: DateTime }
    type Query { way(way: Way = DIRECT): Way, ways(wish: Wish): [Way!]!, at: DateTime!, stored: DateTime! }`),
  {
    Query: {
      way: (_parent, { way }) => seen.push(way) && way,
      ways: (_parent, { wish }) => seen.push(wish) && ["direct", "multi_hop"],
      at: () => new Date("2025-05-17T08:34:21Z"),
      stored: () => "2025-05-17T08:34:21.000Z",
    },
  },
);

async function ask(query: string, variableValues = {}): Promise<unknown> {
  seen.length = 0;
  return JSON.parse(JSON.stringify(await execute({ schema, document: parse(query), variableValues })));
}

test("resolvers read and return the domain's values of an enumeration, clients its names", async () => {
  const query = "query ($way: Way) { way(way: $way) ways(wish: { way: DIRECT }) }";
  expect(await ask(query, { way: "MULTI_HOP" })).toEqual({
    data: { way: "MULTI_HOP", ways: ["DIRECT", "MULTI_HOP"] },
  });
  expect(seen).toEqual(["multi_hop", { way: "direct", ways: ["direct"] }]);
});

test("a default of the schema is the domain's value too", async () => {
  await ask("{ way ways(wish: {}) }");
  expect(seen).toEqual(["direct", { way: "multi_hop", ways: ["direct"] }]);
});

test("a name that the enumeration lacks is refused, and so is the domain's spelling", async () => {
  for (const way of ["WAIT", "direct"])
    expect(await ask("query ($way: Way) { way(way: $way) }", { way })).toMatchObject({
      errors: [{ message: expect.stringContaining(`Value "${way}" does not exist in "Way" enum`) }],
    });
});

test("a time is answered the same from a Date and from stored text", async () => {
  expect(await ask("{ at stored }")).toEqual({
    data: { at: "2025-05-17T08:34:21.000Z", stored: "2025-05-17T08:34:21.000Z" },
  });
});
