import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { createGunzip } from "node:zlib";
import { reasonToSkip } from "@tetron/domain/testing";
import { parse } from "csv-parse";
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

  test.skipIf(reasonToSkip(existsSync(file) ? undefined : `there is no ${file}; set TETRON_DATA`))(
    "the table has exactly the words of the list",
    async () => {
      const found = await wordsOf(file, columns);
      const named = words.filter(({ lists }) => lists.includes(list)).map(({ word }) => word);
      expect([...found].sort()).toEqual(named);
      expect(found.size).toBeGreaterThan(20);
    },
  );
});

async function wordsOf(file: string, columns: readonly string[]): Promise<Set<string>> {
  const rows = createReadStream(file)
    .pipe(createGunzip())
    .pipe(parse({ columns: true }));
  const found = new Set<string>();
  for await (const row of rows as AsyncIterable<Record<string, string>>)
    for (const word of columns.flatMap((column) => row[column]?.split("|") ?? []))
      if (word) found.add(normalWord(word));
  return found;
}
