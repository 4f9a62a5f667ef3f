import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { describe, expect, test } from "vitest";
import { normalWord } from "./taxonomy.ts";
import words from "./words.json" with { type: "json" };

const data = process.env["TETRON_DATA"] || "../shared/data";

/** Columns of each list's words, and the separator between several words. */
const LISTS = [
  { list: "eth-labels", columns: ["label"] },
  { list: "explorer-labels-2023", columns: ["labels"] },
  { list: "graphsense-tagpacks-2026", columns: ["category", "abuse"] },
] as const;

describe.each(LISTS)("$list", ({ list, columns }) => {
  const file = join(data, "labels", `${list}.csv.gz`);

  test.skipIf(!existsSync(file))(
    `the table has exactly the words of the list (skipped without ${file}: set TETRON_DATA)`,
    async () => {
      const found = await wordsOf(file, columns);
      const named = words.filter(({ lists }) => lists.includes(list)).map(({ word }) => word);
      expect([...found].sort()).toEqual(named);
      expect(found.size).toBeGreaterThan(20);
    },
  );
});

async function wordsOf(file: string, columns: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  let at: number[] | undefined;
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    const cells = cellsOf(line);
    if (at === undefined) at = columns.map((column) => cells.indexOf(column));
    else
      for (const word of at.flatMap((column) => cells[column]?.split("|") ?? []))
        if (word) found.add(normalWord(word));
  }
  return found;
}

/** The cells of a CSV line; quoted ones may contain commas. */
function cellsOf(line: string): string[] {
  return Array.from(line.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g), ([, cell]) => cell!);
}
