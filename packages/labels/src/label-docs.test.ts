import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CATEGORIES } from "./categories.ts";
import { LIST_WEIGHTS } from "./list-weights.ts";

const page = readFileSync(new URL("../../../docs/labels.md", import.meta.url), "utf8");

/** The cells of every row of the tables that begin with this column. */
function rowsOf(column: string): string[][] {
  const lines = page.split("\n");
  const start = lines.findIndex((line) => line.startsWith(`| ${column} |`));
  const end = lines.findIndex((line, i) => i > start && !line.startsWith("|"));
  return lines.slice(start + 2, end).map((line) =>
    line
      .slice(2, -2)
      .split(" | ")
      .map((cell) => cell.trim()),
  );
}

test("the page has every category with its stance, strength, payment and reason, and where it is taken from", () => {
  const rows = rowsOf("category");
  expect(rows.map((cells) => cells.slice(0, 5))).toEqual(
    Object.entries(CATEGORIES).map(([name, { stance, strength, payment, reason }]) => [
      ...[`\`${name}\``, stance, `${strength}`, payment, reason],
    ]),
  );
  expect(rows.filter(({ 5: source }) => !source).map(([name]) => name)).toEqual([]);
});

test("the page has the weight of every list that ships", () => {
  const weights = rowsOf("list").flatMap(([name, weight]) => {
    const [, list] = /`([^`]+)`/.exec(name!)!;
    return Number.isNaN(Number(weight)) ? [] : [[list, Number(weight)]];
  });
  expect(Object.fromEntries(weights)).toEqual(LIST_WEIGHTS);
});
