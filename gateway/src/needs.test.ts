import { readFileSync } from "node:fs";
import {
  buildASTSchema,
  type DirectiveNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { expect, test } from "vitest";
import { endpointNeeds } from "./needs.ts";
import { endpoints } from "./rest-endpoints.gen.ts";
import { readSupergraph } from "./supergraph-sdl.ts";

const sdl = parse(readSupergraph());
const schema = buildASTSchema(sdl, { assumeValidSDL: true });

/** The subgraphs in `graph: …` arguments of a directive, in lower case as they are named. */
function graphsIn(directives: readonly DirectiveNode[] = [], name: string): string[] {
  return directives
    .filter((directive) => directive.name.value === name)
    .flatMap(({ arguments: given = [] }) => given.filter((argument) => argument.name.value === "graph"))
    .map(({ value }) => (value.kind === Kind.ENUM ? value.value.toLowerCase() : ""));
}

/** Who can answer a field. */
function ownersOf(type: string, field: string): string[] {
  const node = sdl.definitions.find(
    (definition): definition is ObjectTypeDefinitionNode =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value === type,
  );
  const own = graphsIn(node?.fields?.find(({ name }) => name.value === field)?.directives, "join__field");
  return own.length > 0 ? own : graphsIn(node?.directives, "join__type");
}

test.each(Object.entries(endpoints))(
  "%s needs the subgraphs that own its fields, and no other",
  (_name, route) => {
    const info = new TypeInfo(schema);
    const owners: string[][] = [];
    const operations: readonly object[] =
      route.kind === "streamed" || route.kind === "file" ? route.operations : [route.operation];
    for (const operation of operations)
      visit(
        parse(String(operation)),
        visitWithTypeInfo(info, {
          Field: ({ name }) => void owners.push(ownersOf(String(info.getParentType()), name.value)),
        }),
      );
    expect(owners.length).toBeGreaterThan(1);
    const needs: readonly string[] = route.needs;
    for (const able of owners)
      expect(
        able.some((owner) => needs.includes(owner)),
        able.join(),
      ).toBe(true);
    for (const need of needs) expect(owners.flat()).toContain(need);
  },
);

test("the page for operators has the same table", () => {
  const page = readFileSync(new URL("../../docs/operations.md", import.meta.url), "utf8");
  for (const [endpoint, needs] of Object.entries(endpointNeeds()))
    expect(page).toContain(`| \`${endpoint}\` | ${needs.join(", ")} |`);
});
