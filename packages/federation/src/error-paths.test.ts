import { expect, test } from "vitest";
import type { SubgraphSources } from "../test/compose.ts";
import { answerTo, FLEET, federate } from "../test/federate.ts";

const paths = (answer: { errors?: readonly { path?: unknown }[] }) => answer.errors?.map(({ path }) => path);
const refuse = () => {
  throw new Error("Refused.");
};
/** The fleet with one resolver that throws. */
const broken = (subgraph: "boats" | "ratings", type: string, field: string): SubgraphSources => {
  const { sdl, resolvers = {} } = FLEET[subgraph]!;
  return {
    ...FLEET,
    [subgraph]: { sdl, resolvers: { ...resolvers, [type]: { ...resolvers[type], [field]: refuse } } },
  };
};

test("an error of a root field keeps the client's alias", async () => {
  const answer = await answerTo(
    federate(broken("boats", "Query", "boat")),
    '{ mine: boat(id: "b1") { name } }',
  );

  expect(paths(answer)).toEqual([["mine"]]);
});

test("an error of an entity's field is reported at every place of the entity, with its index", async () => {
  const answer = await answerTo(
    federate(broken("ratings", "Boat", "stars")),
    "{ all: boats { rank: stars } }",
  );

  // Unordered: a list that yields to the event loop fails later.
  expect(new Set(paths(answer))).toEqual(
    new Set([
      ["all", 0, "rank"],
      ["all", 1, "rank"],
      ["all", 2, "rank"],
    ]),
  );
  expect(answer.errors).toHaveLength(3);
});

test("an error in a key that only a plan reads is not taken for a field whose alias is the same", async () => {
  const answer = await answerTo(
    federate(broken("boats", "Boat", "length")),
    "{ best { length: name class } }",
  );

  expect(paths(answer)).toEqual([["best"]]);
  expect(answer.data.best).toEqual({ length: "Boat 2", class: "unknown" });
});

test("an error deep in an entity keeps what is below it", async () => {
  const sources = broken("boats", "Boat", "twin");
  const answer = await answerTo(
    federate(sources),
    "{ best { people: crew { ship: boat { mate: twin { id } } } } }",
  );

  expect(paths(answer)).toEqual([["best", "people", 0, "ship", "mate"]]);
});

test("an error in a field that was only required belongs to the object that needed it", async () => {
  const answer = await answerTo(
    federate(broken("boats", "Boat", "length")),
    '{ mine: boat(id: "b1") { class } }',
  );

  expect(paths(answer)).toEqual([["mine"]]);
  expect(answer.data).toEqual({ mine: { class: "unknown" } });
});

test("a failed fetch of many entities is reported at their common parent", async () => {
  const ratings = () => ({ errors: [{ message: "Down." }] }) as never;
  const answer = await answerTo(federate(FLEET, { instead: { ratings } }), "{ all: boats { stars } }");

  expect(paths(answer)).toEqual([["all"]]);
});

test("a path that makes no sense is dropped", async () => {
  const errors = [
    { message: "A", path: [{}] },
    { message: "B", path: ["_entities", 99, "x"] },
    { message: "C", path: "x" },
  ];
  const ratings = () => ({ data: { _entities: [{ stars: 1 }] }, errors }) as never;
  const answer = await answerTo(federate(FLEET, { instead: { ratings } }), '{ boat(id: "b1") { stars } }');

  expect(paths(answer)).toEqual([["boat"], ["boat"], ["boat"]]);
});

test("an error under a name that the planner generated is reported under the client's name", async () => {
  const fleet = federate({
    a: {
      sdl: `type Query { box: Box } type Box @key(fields: "id") { id: ID! }`,
      resolvers: { Query: { box: () => ({ id: "1" }) } },
    },
    b: {
      sdl: `type Box @key(fields: "id") { id: ID! things: [Thing] }
        union Thing = Lamp | Rope
        type Lamp { size: Int } type Rope { size: String }`,
      resolvers: {
        Box: {
          __resolveReference: (box: object) => box,
          things: () => [
            { __typename: "Lamp", size: 4 },
            { __typename: "Rope", size: refuse },
          ],
        },
      },
    },
  });

  const answer = await answerTo(
    fleet,
    "{ box { all: things { ... on Lamp { watt: size } ... on Rope { text: size } } } }",
  );
  expect(answer.data).toEqual({ box: { all: [{ watt: 4 }, { text: null }] } });
  expect(paths(answer)).toEqual([["box", "all", 1, "text"]]);
});
