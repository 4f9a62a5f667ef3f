import { globSync } from "node:fs";
import { basename } from "node:path";
import { expect, test } from "vitest";
import { REGISTRIES, registrySource } from "./registries.ts";

const routes = REGISTRIES.find(({ name }) => name === "routes")!;

test("a registry imports every entry of its folder, in order, and exports it by its name", () => {
  const source = registrySource(routes) ?? "";
  const imports = [...source.matchAll(/^import (\w+) from "\.\/rest\/routes\/(.+)\.ts";$/gm)];
  const files = globSync("gateway/src/rest/routes/*.ts").map((file) => basename(file, ".ts"));
  expect(imports.map(([, , file]) => file)).toEqual(files.sort());
  expect(source).toContain('import getScore from "./rest/routes/get-score.ts";');
  expect(source).toContain(`export const routes = { ${imports.map(([, id]) => id).join(", ")} } as const;`);
});

test("a folder with nothing to register has no registry", () => {
  expect(registrySource({ ...routes, from: "gateway/src/rest/nowhere/*.ts" })).toBe(null);
});
