import { expect, test } from "vitest";
import { answerTo, FLEET, federate } from "../test/federate.ts";

const answering = (data: object, errors?: object[]) =>
  federate(FLEET, { instead: { boats: () => ({ data, errors }) as never } });

test("a null where none may be takes the nearest nullable parent with it", async () => {
  const answer = await answerTo(
    answering({ boat: { id: "b1", name: null } }),
    '{ boat(id: "b1") { id name } }',
  );

  expect(answer).toEqual({
    data: { boat: null },
    extensions: {
      valueCompletion: [
        { message: "Cannot return null for non-nullable field Boat.name.", path: ["boat", "name"] },
      ],
    },
  });
});

test("through lists and up to the root when nothing on the way is nullable", async () => {
  const { data } = await answerTo(
    answering({ boats: [{ name: "A" }, { name: null }] }),
    "{ boats { name } }",
  );

  expect(data).toBeNull();
});

test("a null item of a list of non-nulls empties the list's parent", async () => {
  expect((await answerTo(answering({ boats: [null] }), "{ boats { name } }")).data).toBeNull();
});

test("a field that never came counts as null", async () => {
  const { data, extensions } = await answerTo(answering({ strict: {} }), "{ strict { name } __typename }");

  expect(data).toBeNull();
  expect(extensions?.valueCompletion).toHaveLength(2);
});

test("an error that explains the null is enough", async () => {
  const errors = [{ message: "Torn page.", path: ["boat", "name"] }];
  const answer = await answerTo(answering({ boat: { name: null } }, errors), '{ boat(id: "b1") { name } }');

  expect(answer).toMatchObject({ data: { boat: null }, errors: [{ message: "Torn page." }] });
  expect(answer).not.toHaveProperty("extensions");
});

test("an object of a type that the graph does not show is null", async () => {
  const fleet = answering({ found: { __typename: "Submarine", id: "s1" } });

  expect(await answerTo(fleet, "{ found { __typename ... on Wreck { depth } } }")).toEqual({
    data: { found: null },
  });
});

test("an entity that its subgraph does not know leaves its fields null", async () => {
  const fleet = federate(FLEET, { instead: { ratings: () => ({ data: { _entities: [null] } }) } });

  expect(await answerTo(fleet, '{ boat(id: "b1") { name stars } }')).toEqual({
    data: { boat: { name: "Boat 1", stars: null } },
  });
});
