import { readFileSync } from "node:fs";
import { buildSchema, isObjectType } from "graphql";
import { expect, test } from "vitest";
import { argumentsFor, needsArguments } from "./arguments.ts";
import type { LargeStore } from "./large-store.ts";

const schema = buildSchema(readFileSync(new URL("../../../schema/schema.graphql", import.meta.url), "utf8"));
const fields = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter(({ name }) => !name.startsWith("__"))
  .flatMap((type) =>
    Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field] as const),
  );
/** The table is made without anything of the store being read. */
const store: Partial<LargeStore> = { addresses: [] };
const table = argumentsFor(store as LargeStore);

test("the price of every field can be measured: those with required arguments have some", () => {
  const needed = fields.filter(([, field]) => needsArguments(field)).map(([name]) => name);
  expect(needed.length).toBeGreaterThan(20);
  expect(needed.filter((name) => !(name in table))).toEqual([]);
});

test("arguments are for fields of the graph", () => {
  const names = new Set<string>(fields.map(([name]) => name));
  expect(Object.keys(table).filter((name) => !names.has(name))).toEqual([]);
});
