import { expect, test } from "vitest";
import { parseLabelWords } from "./parse-label-words.ts";
import { SHIPPED_TAXONOMY } from "./taxonomy.ts";

test("an operator's word counts before what ships, and makes another version", () => {
  const own = parseLabelWords({ words: { "Acme Partner": "exchange", gambling: "warning" } });
  expect(own.categoryOf("acme-partner")).toBe("exchange");
  expect(own.categoryOf("gambling")).toBe("warning");
  expect(own.categoryOf("bridge")).toBe("bridge");
  expect(own.version).not.toBe(SHIPPED_TAXONOMY.version);
  expect(parseLabelWords({ words: {} }).version).toBe(SHIPPED_TAXONOMY.version);
});

test("a category that there is not is refused, naming the word, what it says and what there is", () => {
  const read = () => parseLabelWords({ words: { "acme-partner": "friend" } });
  expect(read).toThrow(/"friend" is no category; there are: exchange, custodian/);
  expect(read).toThrow(/words.*acme-partner/);
});

test.each([
  [{ words: { "!!": "exchange" } }, "a word needs a letter or a digit"],
  [{ words: { "a b": "exchange", "A-B": "mixer" } }, '"a-b" stands twice'],
  [{ words: { a: "exchange" }, more: 1 }, "more"],
  [[], "no file of label words"],
])("%j is refused", (json, why) => {
  expect(() => parseLabelWords(json)).toThrow(why);
});
