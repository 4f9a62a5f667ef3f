import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "@tetron/domain/testing";
import { afterAll, expect, test } from "vitest";
import { compose } from "./compose.ts";

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])`;
const temporary = temporaryFolder();
afterAll(() => temporary[Symbol.dispose]());
const { path: folder } = temporary;

function aSubgraph(name: string, types: string) {
  const path = join(folder, `${name}.graphql`);
  writeFileSync(path, `${LINK}\n${types}`);
  return { name, path };
}

test("subgraphs that fit become one graph, which clients see without federation", () => {
  const { supergraph, schema } = compose([
    aSubgraph("one", `type Query { a: Thing } type Thing @key(fields: "id") { id: ID! }`),
    aSubgraph("two", `type Thing @key(fields: "id") { id: ID! weight: Float }`),
  ]);
  expect(supergraph).toContain('@join__graph(name: "one"');
  expect(schema).toMatch(/type Thing \{\s+id: ID!\s+weight: Float\s+\}/);
  expect(schema).not.toMatch(/join__|@key/);
});

test("subgraphs that contradict each other are refused with every reason", () => {
  const clash = [
    aSubgraph("one", "type Query { a: Int b: Int }"),
    aSubgraph("two", "type Query { a: String b: String }"),
  ];
  expect(() => compose(clash)).toThrow(/do not compose.*Query\.a.*Query\.b/s);
});
