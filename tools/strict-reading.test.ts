import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Code that reads external files and texts, whose amounts and names must be unambiguous. */
const READERS = [
  "packages/connectors/src/{io,datasets}/*.ts",
  "subgraphs/*/src/{imports,catalogue,compare}/*.ts",
  "packages/verdict/src/policy/*.ts",
  "packages/service/src/{json-file,line-body,strict-json-body}.ts",
  "packages/domain/src/{lines,ndjson}.ts",
  "gateway/src/rest/body-rows.ts",
];

/** Lenient calls, and what to use instead. */
const LENIENT: readonly (readonly [call: RegExp, instead: string])[] = [
  [/JSON\.parse\(/, "parseStrictJson of @tetron/domain/json: of two equal keys the second would win"],
  [/new TextDecoder\((?!.*fatal: true)/, "readText: what is not UTF-8 would become U+FFFD"],
  [/parseAs: "string"/, 'parseAs: "buffer" and invalidUtf8At: what is not UTF-8 would become U+FFFD'],
  [/\.split\(","\)/, "parseCsv: a quoted comma would end the cell"],
];

/** Reads back what it wrote itself. */
const OWN_TEXT = new Set(["subgraphs/ingestion/src/imports/row-spool.ts"]);

const files = globSync(READERS).filter((file) => !file.endsWith(".test.ts") && !OWN_TEXT.has(file));

test("there are readers", () => {
  expect(files.length).toBeGreaterThan(20);
});

test.each(files)("%s reads strictly", (file) => {
  const text = readFileSync(file, "utf8");
  expect(LENIENT.filter(([call]) => call.test(text)).map(([, instead]) => `use ${instead}`)).toEqual([]);
});

test("bodies are read in one place, of JSON and of lines", () => {
  const rooms = globSync("{packages,subgraphs,gateway,embedded,cli}/**/src/**/*.ts", {
    exclude: ["**/{node_modules,dist}"],
  });
  const parsers = rooms.filter((file) => /\.addContentTypeParser\b/.test(readFileSync(file, "utf8")));
  expect(parsers).toEqual(["packages/service/src/line-body.ts", "packages/service/src/strict-json-body.ts"]);
});
