import { expect, test } from "vitest";
import { escapeInvisible } from "./visible.ts";

test.each([
  ["plain text, münchen 東京 🙂", "plain text, münchen 東京 🙂"],
  ["a\nb\tc", "a\\nb\\tc"],
  ["\u001b[2K\rgone", "\\u001b[2K\\u000dgone"],
  ["\u009b31m", "\\u009b31m"],
  ["abc\u202edef\u2028", "abc\\u202edef\\u2028"],
  ["\u0000\u200b", "\\u0000\\u200b"],
])("%j is shown as %j", (text, shown) => {
  expect(escapeInvisible(text)).toBe(shown);
});
