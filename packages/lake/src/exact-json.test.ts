import fc from "fast-check";
import { expect, test } from "vitest";
import { exactText, fromExactJson, toExactJson } from "./exact-json.ts";

const number = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, -0, Number.POSITIVE_INFINITY, 5e-324));
const leaf = fc.oneof(number, fc.bigInt(), fc.string(), fc.boolean(), fc.constant(null), fc.float64Array());
const { value: data } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie("value")), fc.dictionary(fc.string(), tie("value"))),
}));

test("what was stored comes back to the bit", () => {
  fc.assert(
    fc.property(data, (value) => {
      expect(fromExactJson(JSON.parse(toExactJson(value)))).toEqual(value);
    }),
  );
});

test("a missing feature stays missing and does not become zero", () => {
  const vector = new Float64Array([1.5, Number.NaN, -0]);

  const back = fromExactJson(JSON.parse(toExactJson({ vector }))) as { vector: Float64Array };

  expect([...back.vector]).toEqual([1.5, Number.NaN, -0]);
});

test("an array of doubles that an earlier release stored as a list comes back", () => {
  const back = fromExactJson(JSON.parse('{"vector":{"$float64":[1.5,{"$number":"NaN"},{"$number":"-0"}]}}'));
  expect(back).toEqual({ vector: new Float64Array([1.5, Number.NaN, -0]) });
});

test("what is serialised already is taken over, alone and within other data", () => {
  const text = exactText('{"count":1.5,"of":{"=$key":"0"}}');
  expect(toExactJson(text)).toBe('{"count":1.5,"of":{"=$key":"0"}}');
  const within = { at: -0, state: text, list: [text] };
  const back = fromExactJson(JSON.parse(toExactJson(within)));
  const data = { count: 1.5, of: { "=$key": "0" } };
  expect(back).toEqual({ at: -0, state: data, list: [data] });
});

test("an object that looks like a tag is not taken for one", () => {
  const value = {
    $bigint: "12",
    $number: { $number: "x" },
    nested: { $float64: [1], other: { $float64: "AAAA" } },
  };
  expect(fromExactJson(JSON.parse(toExactJson(value)))).toEqual(value);
});

test("a key called __proto__ is a key like any other", () => {
  const text = '{"__proto__":{"a":1},"$b":2}';
  const back = fromExactJson(JSON.parse(toExactJson(JSON.parse(text))));
  expect(JSON.stringify(back)).toBe(text);
});
