import { expect, test } from "vitest";
import { REGISTRIES, registrySource } from "./registries.ts";

const routes = REGISTRIES.find(({ name }) => name === "routes")!;

test("a registry imports each entry of its folder, in order", () => {
  const source = registrySource(routes);
  expect(source).toContain('import getRoute from "./routes/get-route.ts";\nimport getScore from');
  expect(source).toMatch(/export const routes = \{ getRoute, getScore, .* \} as const;/);
});

test("a folder with nothing to register has no registry", () => {
  expect(registrySource({ ...routes, from: "gateway/src/rest/nowhere/*.ts" })).toBe(null);
});
