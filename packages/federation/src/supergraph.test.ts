import { parse } from "graphql";
import { expect, test } from "vitest";
import { compose } from "../test/compose.ts";
import { answerTo, FLEET, federate } from "../test/federate.ts";
import { createSupergraph } from "./supergraph.ts";

test("a query over two subgraphs is answered in the client's order and under its aliases", async () => {
  const { data } = await answerTo(federate(FLEET), `{ boat(id: "b1") { rank: stars title: name id } }`);

  expect(JSON.stringify(data)).toBe(`{"boat":{"rank":5,"title":"Boat 1","id":"b1"}}`);
});

test("an entity that occurs twice is asked for once", async () => {
  const fleet = federate(FLEET);

  const { data } = await answerTo(fleet, "{ boats { stars } }");

  expect(data.boats).toEqual([{ stars: 5 }, { stars: 10 }, { stars: 5 }]);
  expect(fleet.requests.map(({ subgraph }) => subgraph)).toEqual(["boats", "ratings"]);
  expect(fleet.requests[1]?.variables).toEqual({
    representations: [
      { __typename: "Boat", id: "b1" },
      { __typename: "Boat", id: "b2" },
    ],
  });
});

test("the copies of one entity do not see each other's further fields", async () => {
  const { data } = await answerTo(federate(FLEET), "{ boats { crew { boat { name twin { stars } } } } }");

  const [first, second, third] = data.boats;
  expect(first).toEqual({ crew: [{ boat: { name: "Boat 1", twin: { stars: 10 } } }, null] });
  expect(second.crew[0].boat.name).toBe("Boat 2");
  expect(third).toEqual(first);
});

test("a document is compiled once, whether it comes as text or parsed", async () => {
  const fleet = federate(FLEET);
  const query = '{ boat(id: "b1") { name } }';
  const document = parse(query);

  await fleet.execute({ query });
  await fleet.execute({ query });
  await fleet.execute({ document });
  await fleet.execute({ document });
  await fleet.execute({ document: parse(query) });

  const [text, textAgain, parsed, parsedAgain, parsedAnew] = fleet.requests.map(
    (request) => request.document,
  );
  expect(textAgain).toBe(text);
  expect(parsedAgain).toBe(parsed);
  expect(parsedAnew).toBe(parsed);
});

test("the answer comes at once when it is planned and every subgraph answers at once", async () => {
  const fleet = federate(FLEET, { instead: { boats: () => ({ data: { boat: { name: "Quick" } } }) } });

  const operation = { query: '{ boat(id: "b1") { name } }' };
  await fleet.execute(operation);

  expect(fleet.execute(operation)).toEqual({ data: { boat: { name: "Quick" } } });
});

test("a plain async function is a subgraph", async () => {
  const fleet = federate(FLEET, { instead: { boats: async () => ({ data: { boat: null } }) } });

  expect(await answerTo(fleet, '{ boat(id: "b1") { name stars } }')).toEqual({ data: { boat: null } });
});

test("subgraphs get the context as it was given, and one operation of theirs", async () => {
  const fleet = federate(FLEET);
  const context = { caller: "a" };

  await fleet.execute({ query: 'mutation Launch { launch(id: "b1") { name stars } }', context });

  expect(fleet.requests.map((request) => request.kind)).toEqual(["mutation", "query"]);
  for (const request of fleet.requests) expect(request.context).toBe(context);
});

test("with several operations the named one is run", async () => {
  const fleet = federate(FLEET);
  const query = 'query A { boat(id: "b1") { id } } query B { boats { id } }';

  expect(await fleet.execute({ query, operationName: "B" })).toHaveProperty("data.boats");
  expect(await fleet.execute({ query })).toMatchObject({
    errors: [{ extensions: { code: "OPERATION_RESOLUTION_FAILURE" } }],
  });
  expect(await fleet.execute({ query, operationName: "C" })).toMatchObject({
    errors: [{ message: 'There is no operation "C" in the document.' }],
  });
});

test("text is validated and a parsed document is trusted", async () => {
  const fleet = federate(FLEET);
  const query = "{ boats { id nonsense } }";

  expect(await fleet.execute({ query })).toMatchObject({
    errors: [{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }],
  });
  expect(await fleet.execute({ document: parse(query) })).toMatchObject({
    errors: [{ extensions: { code: "QUERY_PLAN_FAILED" } }],
  });
  expect(fleet.validate({ query })).toMatchObject([{ locations: [{ line: 1, column: 14 }] }]);
  expect(fleet.validate({ query: "{ boats { id } }" })).toEqual([]);
  expect(fleet.requests).toEqual([]);
});

test("text that is not GraphQL is an error with its place", async () => {
  expect(await answerTo(federate(FLEET), "{ boats {")).toMatchObject({
    errors: [{ locations: [{ line: 1, column: 10 }], extensions: { code: "GRAPHQL_PARSE_FAILED" } }],
  });
});

test("neither text nor document is an error", async () => {
  expect(await federate(FLEET).execute({})).toMatchObject({
    errors: [{ extensions: { code: "GRAPHQL_PARSE_FAILED" } }],
  });
});

test("a supergraph and its subgraphs must match", () => {
  const sdl = compose(FLEET);
  const boats = () => ({ data: {} });

  expect(() => createSupergraph({ sdl, subgraphs: { boats } })).toThrow("not given: ratings");
  expect(() => createSupergraph({ sdl, subgraphs: { boats, ratings: boats, more: boats } })).toThrow(
    "named more",
  );
  expect(() => createSupergraph({ sdl: "type Query { a: Int }", subgraphs: {} })).toThrow("not a supergraph");
});
