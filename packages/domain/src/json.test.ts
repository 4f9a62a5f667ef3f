import fc from "fast-check";
import { expect, test } from "vitest";
import { duplicateKey, parseStrictJson } from "./json.ts";
import { refusal } from "./testing.ts";

test.each([
  ["amount", '{"amount":"1","amount":"7"}'],
  ["amount", '{"amount":"1","\\u0061mount" : "7"}'],
  ["value", '[{"a":{"value":1}},{"b":[{"value":1,"c":[{}],"value":2}]}]'],
  ["", '{"":1,"":2}'],
  ['a"b', '{"a\\"b":1,"a\\"b":2}'],
])("the key %s that one object has twice is found", (key, json) => {
  expect(duplicateKey(json)).toBe(key);
  expect(refusal(() => parseStrictJson(json, "line")).details).toEqual({
    field: key,
    reason: "duplicate_key",
  });
});

test.each([
  '{"a":{"b":1},"c":{"b":1}}',
  '[{"a":1},{"a":1}]',
  '{"a":"a","b":["a","a"],"c":"\\"a\\":{"}',
  '"a"',
  "1",
])("%s has no key twice", (json) => expect(duplicateKey(json)).toBeUndefined());

test("what JSON.stringify writes is read as JSON.parse reads it", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1), (value, indent) => {
      const json = JSON.stringify(value, undefined, indent);
      expect(parseStrictJson(json, "line")).toEqual(JSON.parse(json));
    }),
  );
});

test("what is no JSON is refused by name", () => {
  expect(refusal(() => parseStrictJson("{", "line")).details).toEqual({ field: "line", reason: "not_json" });
});
