import { afterEach, expect, test, vi } from "vitest";
import { reasonToSkip } from "./testing.ts";

afterEach(() => void vi.unstubAllEnvs());

test("what is missing is a reason to skip on a developer's machine, and told", () => {
  vi.stubEnv("CI", "");
  const told = vi.spyOn(console, "warn").mockImplementation(() => {});
  expect(reasonToSkip("PostgreSQL is not installed")).toBe("PostgreSQL is not installed");
  expect(told).toHaveBeenCalledExactlyOnceWith("Skipped: PostgreSQL is not installed.");
  told.mockRestore();
});

test("in CI it is an error, since nothing may be skipped there", () => {
  vi.stubEnv("CI", "true");
  expect(() => reasonToSkip("PostgreSQL is not installed")).toThrow("CI may skip nothing: PostgreSQL");
  expect(reasonToSkip(undefined)).toBeUndefined();
});
