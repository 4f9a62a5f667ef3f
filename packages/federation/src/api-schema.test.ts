import { buildSchema, lexicographicSortSchema, printSchema, validateSchema } from "graphql";
import { expect, test } from "vitest";
import { SUITES } from "../audit/suites.ts";
import { compose, type SubgraphSources } from "../test/compose.ts";
import { FLEET } from "../test/federate.ts";
import { apiSchema } from "./api-schema.ts";

const sorted = (sdl: string) => printSchema(lexicographicSortSchema(buildSchema(sdl)));
const shown = (sources: SubgraphSources) => printSchema(apiSchema(compose(sources)));

test("federation's own types and directives are removed", () => {
  const sdl = shown(FLEET);

  expect(sdl).toContain("type Boat");
  expect(sdl).not.toMatch(/join|link|_Any|_entities|@key/i);
});

test("inaccessible elements are removed, and those that mention them", () => {
  const sdl = shown({
    a: {
      sdl: `type Query { shown(kept: Int, dropped: Int @inaccessible, in: In): Kind secret: Secret @inaccessible any: Any }
        enum Kind { A B @inaccessible }
        input In { kept: Int dropped: Int @inaccessible }
        interface Hidden @inaccessible { id: ID }
        type Secret implements Hidden @inaccessible { id: ID }
        type Open implements Hidden { id: ID other: Int @inaccessible }
        union Any = Secret | Open
        scalar Inner @inaccessible`,
    },
  });

  expect(sdl).not.toMatch(/dropped|secret|hidden|inner|other|\bB\b|@/i);
  expect(sdl).toContain("union Any = Open");
  expect(sdl).toContain("type Open {");
});

test("tags, costs and scopes are removed; deprecations and specifications of scalars stay", () => {
  const sdl = shown({
    a: {
      sdl: `type Query @tag(name: "x") { list(first: Int @deprecated(reason: "old")): [Time] @listSize(assumedSize: 5) @cost(weight: 3)
          old: Int @deprecated(reason: "use list") }
        scalar Time @specifiedBy(url: "https://example.com/time") @tag(name: "y")`,
    },
  });

  expect(sdl).toContain('old: Int @deprecated(reason: "use list")');
  expect(sdl).toContain('scalar Time @specifiedBy(url: "https://example.com/time")');
  expect(sdl).not.toMatch(/tag|cost|listSize/);
});

test("renamed and imported specifications are recognised", () => {
  const schema = apiSchema(`
    schema
      @link(url: "https://specs.apollo.dev/link/v1.0")
      @link(url: "https://specs.apollo.dev/join/v0.3", as: "j", for: EXECUTION)
      @link(url: "https://specs.apollo.dev/inaccessible/v0.2", import: [{ name: "@inaccessible", as: "@private" }])
      @link(url: "https://example.com/mood/v1.0", import: ["@mood", "Mood"]) { query: Query }
    directive @private on FIELD_DEFINITION
    directive @j__field(graph: j__Graph) on FIELD_DEFINITION
    directive @mood(is: Mood) on FIELD_DEFINITION
    directive @live(every: Int) on QUERY
    enum j__Graph { A }
    enum Mood { GOOD }
    type Query { a: Int @j__field(graph: A) @mood(is: GOOD) b: Int @private }`);

  expect(printSchema(schema)).toBe("directive @live(every: Int) on QUERY\n\ntype Query {\n  a: Int\n}");
});

test("descriptions and default values stay", () => {
  const sdl = shown({ a: { sdl: '"""All of it.""" type Query { "A page." page(first: Int = 10): Int }' } });

  expect(sdl).toContain('"""All of it."""');
  expect(sdl).toContain("page(first: Int = 10): Int");
});

test.each(Object.entries(SUITES))("%s: the derived schema is the one that composition gives", (_, suite) => {
  const { subgraphs, unsatisfiable = false } = suite;
  const schema = apiSchema(compose(subgraphs, { unsatisfiable }));

  expect(validateSchema(schema)).toEqual([]);
  expect(printSchema(lexicographicSortSchema(schema))).toBe(
    sorted(compose(subgraphs, { unsatisfiable, shown: true })),
  );
});
