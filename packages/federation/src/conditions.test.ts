import { expect, test } from "vitest";
import { FEDERATED, VARIABLES } from "../bench/wallet-graph.ts";
import { answerTo, FLEET, federate } from "../test/federate.ts";

test("a subgraph whose fields are all left out is not asked", async () => {
  const fleet = federate(FLEET);
  const query =
    "query ($rated: Boolean!) { boats { name stars @include(if: $rated) ... @skip(if: $rated) { length } } }";

  expect((await answerTo(fleet, query, { rated: false })).data.boats[0]).toEqual({
    name: "Boat 1",
    length: 8.5,
  });
  expect(fleet.requests.map(({ subgraph }) => subgraph)).toEqual(["boats"]);
  expect((await answerTo(fleet, query, { rated: true })).data.boats[0]).toEqual({ name: "Boat 1", stars: 5 });
});

test("an object of which nothing is left is empty, and the root as well", async () => {
  const fleet = federate(FLEET);
  const query = 'query ($no: Boolean = false) { boat(id: "b1") { name @include(if: $no) } }';

  expect(await answerTo(fleet, query)).toEqual({ data: { boat: {} } });
  expect(await answerTo(fleet, "query ($no: Boolean = false) { boats @include(if: $no) { id } }")).toEqual({
    data: {},
  });
  expect(fleet.requests).toHaveLength(1);
});

test("a field is at the position of its first selection that is included", async () => {
  const query = 'query ($skip: Boolean!) { boat(id: "b1") { id @skip(if: $skip) name id } }';
  const { data } = await answerTo(federate(FLEET), query, { skip: true });

  expect(Object.keys(data.boat)).toEqual(["name", "id"]);
});

test("fields that are merged from under different conditions are all there", async () => {
  const query = `query ($id: ID!, $first: Int!, $yes: Boolean!) {
    wallet(id: $id) {
      counterparties(first: $first) {
        wallet { lastSeen @include(if: $yes) }
        wallet {
          counterparties(first: $first) {
            ... on Counterparty @include(if: $yes) { payments amount: volume }
            amount: volume
          }
        }
      }
    }
    counted: wallet(id: $id) { counterparties(first: $first) { payments } }
  }`;
  const { data } = await answerTo(federate(FEDERATED), query, { ...VARIABLES, first: 1, yes: true });

  expect(data.wallet.counterparties[0].wallet.counterparties).toEqual([{ payments: 1, amount: "125.50" }]);
});

test("each combination of conditions is planned once", async () => {
  const fleet = federate(FLEET);
  const query =
    "query ($a: Boolean!, $b: Boolean!) { best { id @skip(if: $a) stars @skip(if: $b) __typename } }";
  const documents = async () => {
    fleet.requests.length = 0;
    for (const [a, b] of [
      [true, true],
      [true, false],
      [false, true],
    ] as const)
      await fleet.execute({ query, variables: { a, b } });
    return fleet.requests.map(({ document }) => document);
  };

  const first = await documents();
  for (const [index, document] of (await documents()).entries()) expect(document).toBe(first[index]);
});
