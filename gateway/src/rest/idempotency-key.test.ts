import { expect, test } from "vitest";
import { readKey } from "./idempotency-key.ts";

test("a key has 1 to 255 visible characters", () => {
  for (const key of ["a", "5f1d7a3b-8c1f-4a52-97e3-41b6e7d09a35", '"quoted"', "x".repeat(255)])
    expect(readKey(key)).toBe(key);
  expect(readKey(undefined)).toBeUndefined();
});

test.each([
  ["empty", ""],
  ["too_long", "x".repeat(256)],
  ["malformed", "a b"],
  ["malformed", "käse"],
  ["malformed", "a\tb"],
  ["malformed", ["one", "two"]],
])("%s is refused and the header is named", (reason, key) => {
  expect(() => readKey(key)).toThrow(
    expect.objectContaining({
      code: "BAD_REQUEST",
      details: { issues: [{ field: "Idempotency-Key", reason }] },
    }),
  );
});
