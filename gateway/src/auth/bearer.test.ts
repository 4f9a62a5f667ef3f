import { expect, test } from "vitest";
import { readBearer } from "./bearer.ts";

test("the key is read, whatever the capitals of the scheme", () => {
  expect(readBearer("Bearer tk_abc-_.~+/09==")).toBe("tk_abc-_.~+/09==");
  expect(readBearer("bearer tk_abc")).toBe("tk_abc");
});

test("no header is no key", () => {
  expect(readBearer(undefined)).toBeUndefined();
});

test.each([
  "",
  "Bearer",
  "Bearer ",
  "Basic dXNlcjpwYXNz",
  "tk_abc",
  "Bearer a b",
  "Bearer kéy",
  `Bearer ${"a".repeat(257)}`,
])("%j is refused", (header) => {
  expect(() => readBearer(header)).toThrow(expect.objectContaining({ code: "UNAUTHORIZED" }));
});
