import { expect, test } from "vitest";
import { checkName, isName } from "./name.ts";

test.each(["x", "My shop, 2nd key", "Café", "名前", "x".repeat(64)])("%j is a name", (text) => {
  expect(checkName(text, "name")).toBe(text);
});

test.each(["", " ", "\u200b", "a\nb", "\u001b[31mred", "x".repeat(65)])("%j is none", (text) => {
  expect(() => checkName(text, "--list")).toThrow(
    expect.objectContaining({
      code: "UNPROCESSABLE",
      details: { field: "--list", reason: "malformed" },
    }),
  );
});

test("a name may be longer where a limit is given", () => {
  expect([isName("x".repeat(128), 128), isName("x".repeat(129), 128)]).toEqual([true, false]);
});
