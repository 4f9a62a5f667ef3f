import { expect, test } from "vitest";
import { sameSecret } from "./same-secret.ts";

test("only the same secret is the same", () => {
  expect(sameSecret("secret", "secret")).toBe(true);
  for (const other of ["", "secre", "secret ", "Secret"]) expect(sameSecret(other, "secret")).toBe(false);
});
