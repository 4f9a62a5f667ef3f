import { expect, test } from "vitest";
import { parseLabelWords, parseLabelWordsOfAnyVersion } from "./parse-label-words.ts";
import { SHIPPED_TAXONOMY } from "./taxonomy.ts";

test("an operator's word overrides the shipped one, and changes the version", () => {
  const own = parseLabelWords({ words: { "Acme Partner": "exchange", gambling: "warning" } });
  expect(own.categoryOf("acme-partner")).toBe("exchange");
  expect(own.categoryOf("gambling")).toBe("warning");
  expect(own.categoryOf("bridge")).toBe("bridge");
  expect(own.version).not.toBe(SHIPPED_TAXONOMY.version);
  expect(parseLabelWords({ words: {} }).version).toBe(SHIPPED_TAXONOMY.version);
});

test("an operator's weight counts before what ships, and makes another version", () => {
  const own = parseLabelWords({ words: {}, weights: { "eth-labels": 0.5, "acme-watchlist": 0.25 } });
  expect(["eth-labels", "acme-watchlist", "well-known", "constructor"].map(own.weightOf)).toEqual([
    ...[0.5, 0.25, 1, 1],
  ]);
  expect(own.version).not.toBe(SHIPPED_TAXONOMY.version);
});

test("a file is read as earlier versions read it too, so that their scores can be replayed", () => {
  const words = { "acme-partner": "exchange" };
  const readings = parseLabelWordsOfAnyVersion({ words });
  expect(readings[0]!.version).toBe(parseLabelWords({ words }).version);
  expect(readings.map((each) => each.weightOf("explorer-labels-2023"))).toEqual([0.8, 1, 1, 0.8]);
  expect(readings.map((each) => each.categoryOf("acme-partner"))).toEqual([
    "exchange",
    "exchange",
    "exchange",
    "exchange",
  ]);
  expect(new Set(readings.map(({ version }) => version)).size).toBe(4);
});

test("an unknown category is refused, naming the word, its category and the known ones", () => {
  const read = () => parseLabelWords({ words: { "acme-partner": "friend" } });
  expect(read).toThrow(/"friend" is no category; there are: exchange, custodian/);
  expect(read).toThrow(/words.*acme-partner/);
});

test.each([
  [{ words: { "!!": "exchange" } }, "a word needs a letter or a digit"],
  [{ words: { "a b": "exchange", "A-B": "mixer" } }, '"a-b" stands twice'],
  [{ words: { a: "exchange" }, more: 1 }, "more"],
  [{ words: {}, weights: { acme: 0 } }, "weights.acme"],
  [{ words: {}, weights: { acme: 1.5 } }, "weights.acme"],
  [[], "no file of label words"],
])("%j is refused", (json, why) => {
  expect(() => parseLabelWords(json)).toThrow(why);
});
