import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "@tetron/domain/testing";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { parseCsv, readCsv } from "./csv.ts";

const temporary = temporaryFolder();
const path = join(temporary.path, "file");
afterAll(() => temporary[Symbol.dispose]());

async function* linesOf(...texts: string[]) {
  yield texts.map((text, i) => ({ line: i + 1, text }));
}

const cellsOf = async (...texts: string[]) =>
  (await Array.fromAsync(parseCsv(linesOf(...texts)))).map(({ cells }) => cells);

test.each([
  ["a,b,c", ["a", "b", "c"]],
  [",,x", ["", "", "x"]],
  ['"a,b",c', ["a,b", "c"]],
  [',"",x', ["", "", "x"]],
  ['"say ""hi""",', ['say "hi"', ""]],
])("%s splits into its cells", async (line, cells) => {
  expect(await cellsOf(line)).toEqual([cells]);
});

test("a quoted cell may hold line ends, and rows are counted by the line on which they begin", async () => {
  const rows = await Array.fromAsync(parseCsv(linesOf("a,b", "", '"x', 'y",1', "z,2")));
  expect(rows).toEqual([
    { line: 1, cells: ["a", "b"] },
    { line: 3, cells: ["x\ny", "1"] },
    { line: 5, cells: ["z", "2"] },
  ]);
});

test.each([
  ["unclosed_quote", "line 2", ["a,b", '1,"5000']],
  ["unclosed_quote", "the row that begins on line 2", ["a,b", '1,"5000', "2,3", "4,5"]],
  ["misplaced_quote", "the row that begins on line 2", ["a,b", '1,"Kraken', '2,"A ""quoted"" name"']],
  ["misplaced_quote", "line 3", ["a,b", "1,2", '3, "spaced"']],
  ["misplaced_quote", "line 2", ["a,b", '1,5"000']],
  ["misplaced_quote", "line 2", ["a,b", '1,"5"000']],
  ["unclosed_quote", "the row that begins on line 2", ["a,b", '1,"', "x".repeat(2 ** 20), "y"]],
])("%s is refused, naming %s", async (reason, where, lines) => {
  const refused = await cellsOf(...lines).catch((error: unknown) => error);
  expect(refused).toHaveProperty("details", { field: "line", reason });
  expect(String(refused)).toContain(`${where}: `);
});

test("rows whose cells are all blank, as spreadsheets write them below a table, are skipped", async () => {
  const rows = await Array.fromAsync(parseCsv(linesOf(",,", "a,b,c", ",,", "1,,", ' ,"",')));
  expect(rows).toEqual([
    { line: 2, cells: ["a", "b", "c"] },
    { line: 4, cells: ["1", "", ""] },
  ]);
});

test.each(["sep=;", '"sep=;"', "SEP=;"])(
  "%s before the header says what stands between the cells",
  async (line) => {
    const rows = await Array.fromAsync(parseCsv(linesOf(line, "a;b, c", "1,5;2")));
    expect(rows).toEqual([
      { line: 2, cells: ["a", "b, c"] },
      { line: 3, cells: ["1.5", "2"] },
    ]);
  },
);

test("what a spreadsheet saves as text is separated by tabs", async () => {
  expect(await cellsOf('a\tb, c\t"d\te"', "1,5\t\tx;y")).toEqual([
    ["a", "b, c", "d\te"],
    ["1.5", "", "x;y"],
  ]);
});

test("lines that end with carriage returns alone are refused as such", async () => {
  const refused = await cellsOf('"a","b"\r1,2\r3,4').catch((error: unknown) => error);
  expect(refused).toHaveProperty("details", { field: "file", reason: "wrong_line_ends" });
});

test("what a spreadsheet separates by semicolons is read, its numbers with points", async () => {
  const lines = ['"a, b";c;d', '1,5;"x;y";-0,25', "1.234,5;2,10;0,125", "1.234.567,8;12345,678;7.25"];
  expect(await cellsOf(...lines)).toEqual([
    ["a, b", "c", "d"],
    ["1.5", "x;y", "-0.25"],
    ["1234.5", "2.10", "0.125"],
    ["1234567.8", "12345.678", "7.25"],
  ]);
});

test.each(["1,234", "1.234", "-12.500"])(
  "%s between semicolons may be a thousand or decimals, and is refused",
  async (number) => {
    const refused = await cellsOf("a;b", `x;${number}`).catch((error: unknown) => error);
    expect(refused).toHaveProperty("details", { field: "line", reason: "ambiguous_number" });
    expect(String(refused)).toContain("line 2: ");
  },
);

test("semicolons in a file with commas separate nothing", async () => {
  expect(await cellsOf("a,b;c", "1,2;3")).toEqual([
    ["a", "b;c"],
    ["1", "2;3"],
  ]);
});

test("cells written by the CSV rules are read back unchanged", async () => {
  const cell = fc.string({ unit: fc.constantFrom(..."ab,\"\n '") });
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1 }), async (rows) => {
      const lines = rows
        .map((row) => row.map(quoted).join(","))
        .join("\n")
        .split("\n");
      expect(await cellsOf(...lines)).toEqual(
        rows.filter((cells) => cells.some((text) => text.trim() !== "")),
      );
    }),
  );
});

test("columns are picked by name, in the order asked", async () => {
  await writeFile(path, " a,b , c\n1,2,3\n");

  expect(await Array.fromAsync(readCsv(path, ["c", "a"]))).toEqual([{ line: 2, cells: ["3", "1"] }]);
});

test("a missing column, two of one name and a row of another width are refused", async () => {
  await writeFile(path, "a,b\n1,2\n1\n");

  await expect(readCsv(path, ["z"]).next()).rejects.toMatchObject({ details: { reason: "no_such_column" } });
  await expect(Array.fromAsync(readCsv(path, ["a"]))).rejects.toThrow("line 3 has 1 cells; the header has 2");
  await writeFile(path, "a,value, value\n1,2,3\n");
  await expect(readCsv(path, ["a"]).next()).rejects.toThrow('two columns "value"');
});
