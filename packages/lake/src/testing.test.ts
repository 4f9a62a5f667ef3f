import { afterEach, expect, test, vi } from "vitest";
import { requireOrSkip } from "./testing.ts";

afterEach(() => vi.unstubAllEnvs());

test("a missing server is a reason to skip on a developer's machine", () => {
  vi.stubEnv("CI", "");
  expect(requireOrSkip("PostgreSQL", "none is installed")).toBe("PostgreSQL is needed: none is installed.");
});

test("a missing server is an error in CI, where nothing is skipped", () => {
  vi.stubEnv("CI", "true");
  expect(() => requireOrSkip("PostgreSQL", "none is installed")).toThrow("PostgreSQL is needed");
});
