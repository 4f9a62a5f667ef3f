import fc from "fast-check";
import { expect, test } from "vitest";
import { duplicateKey, parseStrictJson } from "./json.ts";
import { refusalOf } from "./testing.ts";

test.each([
  ["amount", '{"amount":"1","amount":"7"}'],
  ["amount", '{"amount":"1","\\u0061mount" : "7"}'],
  ["value", '[{"a":{"value":1}},{"b":[{"value":1,"c":[{}],"value":2}]}]'],
  ["", '{"":1,"":2}'],
  ['a"b', '{"a\\"b":1,"a\\"b":2}'],
])("the key %s that one object has twice is found", (key, json) => {
  expect(duplicateKey(json)).toBe(key);
  expect(refusalOf(() => parseStrictJson(json, "line")).details).toEqual({
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

test.each(["x", "\\n", '\\"', "\\\\"])(
  "a text as long as a line may be, of %j, is read to its end",
  (piece) => {
    const long = piece.repeat((64 * 1024 * 1024 - 100) / piece.length);
    expect(duplicateKey(`{"a":"${long}","b":1}`)).toBeUndefined();
    expect(duplicateKey(`{"b":"${long}","b":1}`)).toBe("b");
    expect(duplicateKey(`{"b"${" ".repeat(long.length)}:1,"b":1}`)).toBe("b");
  },
  30_000,
);

test.each(['{"a', '{"\\q":1}', '{"a\\', "}]", '{"a" "b":'])("%s is no JSON, and has no key twice", (text) => {
  expect(duplicateKey(text)).toBeUndefined();
});

test("invalid JSON is refused naming the field", () => {
  expect(refusalOf(() => parseStrictJson("{", "line")).details).toEqual({
    field: "line",
    reason: "not_json",
  });
});
