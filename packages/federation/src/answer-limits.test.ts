import { GraphQLScalarType } from "graphql";
import { expect, test } from "vitest";
import { FLEET, federate } from "../test/federate.ts";

const query = "{ boats { name length } }";
const refused = (limit: string) => ({
  data: null,
  errors: [
    {
      message: `The answer is over ${limit}: select fewer fields or ask for fewer objects.`,
      extensions: { code: "ANSWER_TOO_LARGE" },
    },
  ],
});

test("an answer over the limit of bytes is refused whole", async () => {
  const answer = JSON.stringify(await federate(FLEET).execute({ query }));

  expect(await federate(FLEET, { maxAnswerBytes: answer.length * 2 }).execute({ query })).toHaveProperty(
    "data.boats.0.name",
    "Boat 1",
  );
  const small = Math.floor(answer.length / 2);
  expect(await federate(FLEET, { maxAnswerBytes: small }).execute({ query })).toMatchObject(
    refused(`${small} bytes`),
  );
});

test("an answer over the limit of values is refused whole", async () => {
  expect(await federate(FLEET, { maxAnswerNodes: 9 }).execute({ query })).toMatchObject(refused("9 values"));
});

test("long aliases count at every depth", async () => {
  const alias = "a".repeat(1_000);

  expect(
    await federate(FLEET, { maxAnswerBytes: 2_000 }).execute({ query: `{ boats { ${alias}: name } }` }),
  ).toMatchObject(refused("2000 bytes"));
});

test("what is in a custom scalar counts like everything else", async () => {
  const Json = new GraphQLScalarType({ name: "Json" });
  const sources = {
    one: {
      sdl: "type Query { all: Json } scalar Json",
      resolvers: { Query: { all: () => ({ list: ["x".repeat(100), { deep: "y".repeat(100) }] }) }, Json },
    },
  };

  expect(
    await federate(sources as never, { maxAnswerBytes: 220 }).execute({ query: "{ all }" }),
  ).toMatchObject(refused("220 bytes"));
  expect(await federate(sources as never).execute({ query: "{ all }" })).toHaveProperty("data.all.list");
});

test("of thousands of errors a thousand are returned", async () => {
  const sources = {
    one: {
      sdl: "type Query { all: [Thing!]! } type Thing { id: ID broken: Int }",
      resolvers: {
        Query: { all: () => Array.from({ length: 5_000 }, (_, id) => ({ id })) },
        Thing: {
          broken: () => {
            throw new Error("broken");
          },
        },
      },
    },
  };
  const { errors } = await federate(sources).execute({ query: "{ all { broken } }" });

  expect(errors).toHaveLength(1_000);
});
