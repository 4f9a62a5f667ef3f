import { afterEach, expect, test, vi } from "vitest";
import { reasonToSkip } from "./testing.ts";

afterEach(() => void vi.unstubAllEnvs());

test("a missing server skips the test on a developer's machine, with the reason", () => {
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
