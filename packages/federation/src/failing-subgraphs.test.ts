import { expect, test } from "vitest";
import { answerTo, FLEET, federate } from "../test/federate.ts";
import type { SubgraphExecute } from "./subgraph.ts";

/** The fleet with a rating service that behaves as given. */
const rated = (ratings: unknown) => federate(FLEET, { instead: { ratings: ratings as SubgraphExecute } });
const query = '{ boat(id: "b1") { name stars } }';
const partial = { data: { boat: { name: "Boat 1", stars: null } } };

test("a subgraph that throws or rejects leaves the rest of the answer, and hides what it threw", async () => {
  const thrown = new Error("password is hunter2");
  for (const ratings of [
    () => {
      throw thrown;
    },
    () => Promise.reject(thrown),
    async () => {
      throw thrown;
    },
  ]) {
    const answer = await rated(ratings).execute({ query });

    expect(answer).toMatchObject({
      ...partial,
      errors: [
        {
          message: 'Subgraph "ratings" could not be reached.',
          path: ["boat"],
          extensions: { code: "SUBGRAPH_UNREACHABLE", serviceName: "ratings" },
        },
      ],
    });
    expect(answer.errors?.[0]?.originalError).toBe(thrown);
  }
});

test("an answer that is no GraphQL result is an error", async () => {
  const answers = [
    undefined,
    null,
    7,
    "text",
    [],
    {},
    { data: 7 },
    { data: [] },
    { data: null },
    { errors: [] },
  ];
  for (const result of [...answers, { data: {}, errors: "all" }]) {
    for (const ratings of [() => result, async () => result]) {
      expect(await answerTo(rated(ratings), query), JSON.stringify(result)).toMatchObject({
        ...partial,
        errors: [
          { path: ["boat"], extensions: { code: "SUBGRAPH_MALFORMED_ANSWER", serviceName: "ratings" } },
        ],
      });
    }
  }
});

test("an answer without the entities that were asked for is an error", async () => {
  for (const data of [{}, { _entities: null }, { _entities: {} }, { _entities: "b1" }])
    expect(
      await answerTo(
        rated(() => ({ data })),
        query,
      ),
    ).toMatchObject({
      ...partial,
      errors: [{ message: 'Subgraph "ratings" answered without the entities.', path: ["boat"] }],
    });
});

test("entities too few, too many or of no shape are taken for unknown", async () => {
  for (const _entities of [[], [null], [7], [null, { stars: 3 }, { stars: 4 }]])
    expect(
      await answerTo(
        rated(() => ({ data: { _entities } })),
        query,
      ),
    ).toEqual(partial);
});

test("errors without data are passed on, whatever their shape", async () => {
  const errors = ["just text", { message: 7 }, { message: "No.", extensions: { code: "FORBIDDEN" } }, null];
  const { data, errors: reported = [] } = await answerTo(
    rated(() => ({ errors })),
    query,
  );

  expect(data).toEqual(partial.data);
  expect(reported.map(({ message, extensions }) => [message, extensions["code"]])).toEqual([
    ['Subgraph "ratings" failed.', "DOWNSTREAM_SERVICE_ERROR"],
    ['Subgraph "ratings" failed.', "DOWNSTREAM_SERVICE_ERROR"],
    ["No.", "FORBIDDEN"],
    ['Subgraph "ratings" failed.', "DOWNSTREAM_SERVICE_ERROR"],
  ]);
  for (const error of reported) expect(error.path).toEqual(["boat"]);
});

test("data beside errors is used", async () => {
  const errors = [{ message: "Stale.", path: ["_entities", 0, "stars"] }];
  const answer = await answerTo(
    rated(() => ({ data: { _entities: [{ stars: 4 }] }, errors })),
    query,
  );

  expect(answer).toMatchObject({
    data: { boat: { name: "Boat 1", stars: 4 } },
    errors: [{ message: "Stale.", path: ["boat", "stars"] }],
  });
});

test("a value of another shape than the schema promises is null and an error", async () => {
  const answering = (boat: unknown) => federate(FLEET, { instead: { boats: () => ({ data: { boat } }) } });
  const cases: [string, unknown, string][] = [
    ["an object", 7, "{ twin { id } }"],
    ["an object", [], "{ twin { id } }"],
    ["of type Float", "deep", "{ length }"],
    ["of type String", { a: 1 }, "{ name }"],
  ];
  for (const [expected, value, selection] of cases) {
    const field = selection.split(" ")[1]!;
    expect(await answerTo(answering({ [field]: value }), `{ boat(id: "b1") ${selection} }`)).toMatchObject({
      errors: [
        {
          message: `A subgraph answered Boat.${field} with something that is not ${expected}.`,
          path: ["boat", field],
          extensions: { code: "SUBGRAPH_MALFORMED_ANSWER" },
        },
      ],
    });
  }
  expect(
    await answerTo(
      federate(FLEET, { instead: { boats: () => ({ data: { boats: {} } }) } }),
      "{ boats { id } }",
    ),
  ).toMatchObject({ data: null, errors: [{ path: ["boats"] }] });
});

test("a number for an id and a whole number for a float are converted, not refused", async () => {
  const fleet = federate(FLEET, {
    instead: { boats: () => ({ data: { boat: { id: 7, name: 8, length: "9.5" } } }) },
  });

  expect(await answerTo(fleet, '{ boat(id: "7") { id name length } }')).toEqual({
    data: { boat: { id: "7", name: "8", length: 9.5 } },
  });
});

test("a key of an answer cannot reach the prototype of all objects", async () => {
  const poison = JSON.parse(
    '{ "_entities": [{ "stars": 3, "__proto__": { "poisoned": true }, "twin": { "__proto__": { "poisoned": true } } }] }',
  );
  const fleet = rated(() => ({ data: poison }));

  await answerTo(fleet, "{ boats { name stars twin { id } } }");

  expect(({} as { poisoned?: boolean }).poisoned).toBeUndefined();
});

test("what is required of a lost fetch is not asked for", async () => {
  const fleet = federate(FLEET, {
    instead: {
      boats: () => ({
        data: { boat: { __typename: "Boat", id: "b1" } },
        errors: [{ message: "No length." }],
      }),
    },
  } as never);

  expect(await answerTo(fleet, '{ boat(id: "b1") { class } }')).toMatchObject({
    data: { boat: { class: null } },
    errors: [{ message: "No length." }],
  });
  expect(fleet.requests.map(({ subgraph }) => subgraph)).toEqual(["boats"]);
});

test("a required null is sent as null", async () => {
  const boat = { __typename: "Boat", id: "b1", length: null };
  const fleet = federate(FLEET, { instead: { boats: () => ({ data: { boat } }) } });

  expect(await answerTo(fleet, '{ boat(id: "b1") { class } }')).toEqual({
    data: { boat: { class: "unknown" } },
  });
});
