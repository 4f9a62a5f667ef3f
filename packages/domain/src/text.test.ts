import fc from "fast-check";
import { expect, test } from "vitest";
import { refusalOf } from "./testing.ts";
import { isStorable, requireStorable, toStorable } from "./text.ts";

const anyText = fc.string({
  unit: fc.oneof(
    fc.constant("\0"),
    fc.integer({ max: 0xffff, min: 0 }).map((n) => String.fromCharCode(n)),
  ),
});

test("whatever a text holds, its storable form survives UTF-8 and has no NUL", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const storable = toStorable(text);
      expect(isStorable(storable)).toBe(true);
      expect(Buffer.from(storable).toString()).toBe(storable);
      if (isStorable(text)) expect(storable).toBe(text);
    }),
  );
});

test.each<[field: string, value: unknown]>([
  ["value", "a\0b"],
  ["reference", { reference: "a\uD800b" }],
  ["items.1.name", { items: [{ name: "fine" }, { name: "\0" }] }],
  ["items.a\uFFFD", { items: { "a\0": 1 } }],
  ["first", { first: "\0", second: "\0" }],
])("%s is named when it cannot be stored", (field, value) => {
  expect(refusalOf(() => requireStorable(value)).details).toEqual({ field, reason: "unstorable_text" });
});

test("what can be stored passes, however deep it is", () => {
  let deep: unknown = "🙂 é \u200B";
  for (let i = 0; i < 50_000; i++) deep = [deep];
  expect(() => requireStorable({ n: 1, none: null, texts: ["a"] }, "input")).not.toThrow();
  expect(() => requireStorable(deep)).not.toThrow();
});
