import { expect, test } from "vitest";
import { parseExactly } from "./parse-exactly.ts";

test("integers that a number cannot hold are bigints to the last digit, and nothing else changes", () => {
  const text =
    '{"a":[9007199254740993,-18446744073709551615, 9007199254740991],"b":1.2345678901234567e20,"c":"9007199254740993"}';
  expect(parseExactly(text)).toEqual({
    a: [9_007_199_254_740_993n, -18_446_744_073_709_551_615n, 9_007_199_254_740_991],
    b: 1.2345678901234567e20,
    c: "9007199254740993",
  });
  expect(parseExactly('{"a":1.5}')).toEqual({ a: 1.5 });
  expect(() => parseExactly('{"a":90071992547409931')).toThrow(SyntaxError);
});
