import { globSync, readFileSync } from "node:fs";
import { type ConstDirectiveNode, Kind, parse } from "graphql";
import { expect, test } from "vitest";
import { readSupergraph } from "../supergraph-sdl.ts";
import { readRules } from "./rules.ts";

const ROOT = new URL("../../../", import.meta.url).pathname;
const SCHEMAS = globSync("{subgraphs/*,gateway/src/stream}/*.graphql", { cwd: ROOT });
const ROOTS = ["Query", "Mutation", "Subscription"];

const hasRule = ({ directives = [] }: { readonly directives?: readonly ConstDirectiveNode[] }) =>
  directives.some(({ name }) => ["authenticated", "requiresScopes"].includes(name.value));

/** Where each subgraph says it: a type that several share is covered in each of them by its own word. */
test.each(SCHEMAS)("every field of %s says who may ask for it", (path) => {
  const open = parse(readFileSync(`${ROOT}${path}`, "utf8")).definitions.flatMap((type) => {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.OBJECT_TYPE_EXTENSION) return [];
    const isCovered = !ROOTS.includes(type.name.value) && hasRule(type);
    const fields = (type.fields ?? []).filter((field) => !isCovered && !hasRule(field));
    return fields.map(({ name }) => `${type.name.value}.${name.value}`);
  });
  expect(open).toEqual([]);
});

test("the gateway reads the rules of all of them", () => {
  expect(SCHEMAS.length).toBeGreaterThanOrEqual(5);
  const rules = readRules(readSupergraph());
  expect(rules.get("Mutation.createApiKey")?.scopes).toEqual([["keys:write"]]);
  expect(rules.get("Query.networks")?.authenticated).toBe(true);
  expect(rules.get("Wallet")?.authenticated).toBe(true);
});
