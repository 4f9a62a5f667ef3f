import { globSync } from "node:fs";
import { basename } from "node:path";
import { expect, test } from "vitest";
import { REGISTRIES, registrySource } from "./registries.ts";

const endpoints = REGISTRIES.find(({ name }) => name === "endpoints")!;

test("a registry imports every entry of its folder, in order, and exports it by its name", () => {
  const source = registrySource(endpoints) ?? "";
  const imports = [...source.matchAll(/^import (\w+) from "\.\/rest\/endpoints\/(.+)\.ts";$/gm)];
  const files = globSync("gateway/src/rest/endpoints/*.ts").map((file) => basename(file, ".ts"));
  expect(imports.map(([, , file]) => file)).toEqual(files.sort());
  expect(source).toContain('import getScore from "./rest/endpoints/get-score.ts";');
  expect(source).toContain(
    `export const endpoints = { ${imports.map(([, id]) => id).join(", ")} } as const;`,
  );
});

test("a folder with nothing to register has no registry", () => {
  expect(registrySource({ ...endpoints, from: "gateway/src/rest/nowhere/*.ts" })).toBe(null);
});
