import { parse } from "graphql";
import { expect, test } from "vitest";
import { FLEET, federate } from "../test/federate.ts";

const tooLarge = { errors: [{ extensions: { code: "OPERATION_TOO_LARGE" } }] };
const nest = (depth: number, inner: string): string => "twin { ".repeat(depth) + inner + " }".repeat(depth);

test("depth is counted through fragments", async () => {
  const fleet = federate(FLEET, { maxDepth: 10 });
  const query = (depth: number) =>
    `{ best { ...A } } fragment A on Boat { ${nest(depth, "...B")} } fragment B on Boat { ${nest(4, "name")} }`;

  expect(await fleet.execute({ query: query(4) })).toHaveProperty("data.best");
  expect(await fleet.execute({ query: query(5) })).toMatchObject(tooLarge);
});

test("inline fragments count as levels: the planner reads no more than 50 of either", async () => {
  const fleet = federate(FLEET);
  const query = (depth: number) => `{ best { ${"... { ".repeat(depth)} name ${"} ".repeat(depth)} } }`;

  expect(await fleet.execute({ query: query(43) })).toHaveProperty("data.best");
  for (const depth of [44, 60, 600])
    expect(await fleet.execute({ query: query(depth) })).toMatchObject(tooLarge);
});

test("fragments that double each other are refused at once", async () => {
  const fragments = Array.from(
    { length: 60 },
    (_, i) => `fragment F${i} on Boat { a${i}: twin { ...F${i + 1} } b${i}: twin { ...F${i + 1} } }`,
  );
  const document = parse(`{ best { ...F0 } } ${fragments.join(" ")} fragment F60 on Boat { id }`);
  const started = performance.now();

  expect(await federate(FLEET).execute({ document })).toMatchObject(tooLarge);
  expect(performance.now() - started).toBeLessThan(1_000);
});

test("a fragment that spreads itself is refused, validated or not", async () => {
  const query = "{ best { ...A } } fragment A on Boat { twin { ...B } } fragment B on Boat { twin { ...A } }";

  for (const source of [{ query }, { document: parse(query) }])
    expect(await federate(FLEET).execute(source)).toMatchObject({
      errors: [{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }],
    });
});

test("a fragment that is not there is refused", async () => {
  expect(await federate(FLEET).execute({ document: parse("{ best { ...Gone } }") })).toMatchObject({
    errors: [{ message: 'There is no fragment "Gone" in the document.' }],
  });
});

test("a document of too many tokens is not parsed to its end", async () => {
  const query = `{ ${"best { id } ".repeat(100)} }`;

  expect(await federate(FLEET, { maxTokens: 50 }).execute({ query })).toMatchObject({
    errors: [{ extensions: { code: "GRAPHQL_PARSE_FAILED" } }],
  });
});

test("an alias that GraphQL reserves is refused", async () => {
  for (const alias of ["__proto__", "__typename"])
    expect(await federate(FLEET).execute({ query: `{ best { ${alias}: name } }` })).toMatchObject({
      errors: [{ message: `The alias "${alias}" begins with "__", which GraphQL reserves.` }],
    });
});

test("the plan of the document used longest ago is forgotten first", async () => {
  const fleet = federate(FLEET, { maxDocuments: 2 });
  const ask = (field: string) => fleet.execute({ query: `{ best { ${field} } }` });

  await ask("id");
  await ask("stars");
  await ask("id");
  await ask("class");
  await ask("id");
  await ask("stars");

  const documents = fleet.requests
    .filter(({ subgraph }) => subgraph === "ratings")
    .map(({ document }) => document);
  const [id, stars, idAgain] = documents;
  expect(idAgain).toBe(id);
  expect(documents.at(-2)).toBe(id);
  expect(documents.at(-1)).not.toBe(stars);
});
