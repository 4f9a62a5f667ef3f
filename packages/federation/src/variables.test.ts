import { expect, test } from "vitest";
import { answerTo, FLEET, federate } from "../test/federate.ts";

test("a fetch gets the variables that it uses and no others", async () => {
  const fleet = federate(FLEET);

  const { data } = await answerTo(
    fleet,
    "query ($id: ID!, $scale: Int!) { boat(id: $id) { name stars(scale: $scale) } }",
    { id: "b2", scale: 100 },
  );

  expect(data.boat.stars).toBe(200);
  expect(fleet.requests[0]?.variables).toEqual({ id: "b2" });
  expect(fleet.requests[1]?.variables).toEqual({
    representations: [{ __typename: "Boat", id: "b2" }],
    scale: 100,
  });
});

test("values are coerced by the schema", async () => {
  const fleet = federate(FLEET);

  await fleet.execute({ query: "query ($id: ID!) { boat(id: $id) { name } }", variables: { id: 7 } });

  expect(fleet.requests[0]?.variables).toEqual({ id: "7" });
});

test("defaults of the operation are applied, and a null that was given is kept", async () => {
  const fleet = federate(FLEET);
  const query = "query ($scale: Int = 3) { best { stars(scale: $scale) } }";

  await fleet.execute({ query });
  await fleet.execute({ query, variables: { scale: null } });

  expect(fleet.requests.map(({ variables }) => variables["scale"])).toEqual([3, null]);
});

test("a variable that was left out stays out", async () => {
  const fleet = federate(FLEET);

  const { data } = await answerTo(fleet, "query ($scale: Int) { best { stars(scale: $scale) } }");

  expect(data.best.stars).toBe(10);
  expect(fleet.requests[0]?.variables).not.toHaveProperty("scale");
});

test("a missing or wrong variable is refused before any subgraph is asked", async () => {
  const fleet = federate(FLEET);
  const query = "query ($id: ID!) { boat(id: $id) { name } }";

  for (const variables of [{}, { id: null }, { id: { a: 1 } }, { id: 1.5 }]) {
    const answer = await answerTo(fleet, query, variables);
    expect(answer).toMatchObject({ errors: [{ extensions: { code: "BAD_USER_INPUT" } }] });
    expect(answer).not.toHaveProperty("data");
  }
  expect(fleet.requests).toEqual([]);
});
