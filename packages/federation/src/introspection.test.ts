import { getIntrospectionQuery } from "graphql";
import { expect, test } from "vitest";
import { answerTo, FLEET, federate } from "../test/federate.ts";

test("introspection is answered without any subgraph", async () => {
  const fleet = federate(FLEET);

  const { data } = await answerTo(fleet, getIntrospectionQuery());

  const names: string[] = data.__schema.types.map(({ name }: { name: string }) => name);
  expect(names).toContain("Boat");
  expect(names.filter((name) => /^(join|link)__|^_(Any|Entity|Service)$/.test(name))).toEqual([]);
  expect(fleet.requests).toEqual([]);
});

test("the root's type name is answered without any subgraph", async () => {
  const fleet = federate(FLEET);

  expect(await answerTo(fleet, "{ __typename kind: __typename }")).toEqual({
    data: { __typename: "Query", kind: "Query" },
  });
  expect(fleet.requests).toEqual([]);
});

test("introspection fields keep the client's order among other fields", async () => {
  const query = `query ($type: String!) {
    first: boat(id: "b1") { name }
    kind: __type(name: $type) { name fields { name } }
    __typename
    last: boat(id: "b2") { stars }
  }`;

  const { data } = await answerTo(federate(FLEET), query, { type: "Wreck" });

  expect(JSON.stringify(data)).toBe(
    JSON.stringify({
      first: { name: "Boat 1" },
      kind: { name: "Wreck", fields: [{ name: "id" }, { name: "depth" }] },
      __typename: "Query",
      last: { stars: 10 },
    }),
  );
});

test("introspection in fragments, nested and conditional", async () => {
  const query = `query ($on: Boolean!) {
    ... { ...Outer }
    ... on Query @include(if: $on) { __schema { queryType { name } } }
    hidden: __schema @skip(if: $on) { queryType { name } }
  }
  fragment Outer on Query { ...Inner boat(id: "b1") { name } }
  fragment Inner on Query { __type(name: "Boat") { kind } }`;

  expect(await answerTo(federate(FLEET), query, { on: true })).toEqual({
    data: {
      __type: { kind: "OBJECT" },
      boat: { name: "Boat 1" },
      __schema: { queryType: { name: "Query" } },
    },
  });
});

test("an unknown type is null", async () => {
  expect(await answerTo(federate(FLEET), '{ __type(name: "Nothing") { name } }')).toEqual({
    data: { __type: null },
  });
});

test("a mutation may introspect as well", async () => {
  expect(await answerTo(federate(FLEET), 'mutation { __typename launch(id: "b1") { name } }')).toEqual({
    data: { __typename: "Mutation", launch: { name: "Boat 1" } },
  });
});
