import { mkdtempDisposable, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readCsv, splitCsvLine } from "./csv.ts";

const temporary = await mkdtempDisposable(join(tmpdir(), "tetron-csv-"));
const path = join(temporary.path, "file");
afterAll(() => temporary.remove());

test.each([
  ["a,b,c", ["a", "b", "c"]],
  ["", [""]],
  [",,", ["", "", ""]],
  ['"a,b",c', ["a,b", "c"]],
  [',"",x', ["", "", "x"]],
  ['"say ""hi""",', ['say "hi"', ""]],
])("%s splits into its cells", (line, cells) => {
  expect(splitCsvLine(line)).toEqual(cells);
});

test("columns are picked by name, in the order asked", async () => {
  await writeFile(path, " a,b , c\n1,2,3\n");

  expect(await Array.fromAsync(readCsv(path, ["c", "a"]))).toEqual([{ line: 2, cells: ["3", "1"] }]);
});

test("a missing column and a row of another width are refused", async () => {
  await writeFile(path, "a,b\n1,2\n1\n");

  await expect(readCsv(path, ["z"]).next()).rejects.toMatchObject({ details: { reason: "no_such_column" } });
  await expect(Array.fromAsync(readCsv(path, ["a"]))).rejects.toThrow("line 3 has 1 cells; the header has 2");
});
