import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** The words of the glossary's tables, in order. */
function words(glossary: string): string[] {
  const rows = glossary
    .split("\n")
    .filter((line) => line.startsWith("| ") && !/^\| (word|---) \|/.test(line));
  return rows.map((row) => row.split(" | ")[0]!.slice("| ".length));
}

/** The words that have more than one row. */
function repeated(glossary: string): string[] {
  const all = words(glossary);
  return all.filter((word, at) => all.indexOf(word) !== at);
}

test("a word with two rows is found", () => {
  expect(repeated("| word | meaning |\n| --- | --- |\n| freeze | one |\n\n| freeze | two |")).toEqual([
    "freeze",
  ]);
});

test("the glossary has each word once", () => {
  const glossary = readFileSync("docs/glossary.md", "utf8");
  expect(words(glossary).length).toBeGreaterThan(80);
  expect(repeated(glossary)).toEqual([]);
});
