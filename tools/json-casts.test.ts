import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Places that may parse JSON without checking what it is, and why. */
const UNCHECKED: Readonly<Record<string, string>> = {
  "packages/connectors/src/market/prices/http-provider.ts": "walks to one number, checking each step",
  "packages/domain/src/json.ts": "returns unknown, or a text",
  "packages/federation/bin/read-operation.ts": "checks with its own functions, since it has no dependencies",
  "packages/lake/src/histories.ts": "reads a history that was checked when it was stored",
  "packages/lake/src/internal/seal-entries.ts": "reads back what it sealed itself",
  "packages/models/src/checked-json.ts": "returns unknown to the check",
  "packages/models/src/encode-label-list.ts": "reads back what it wrote in the same call",
  "packages/service/src/pretty-line.ts": "reads lines of this process's own log",
  "subgraphs/ingestion/src/imports/row-spool.ts": "reads back rows that it spilled itself",
};

/** A call whose result is `unknown` until a schema has checked it. */
const CHECKED = /(?:\.(?:safeP|p)arse\(|: unknown =\s+)$/;

/** The lines on which a text is parsed and what comes out is taken for something. */
function casts(source: string): number[] {
  return Array.from(source.matchAll(/JSON\.parse\(/g))
    .filter(({ index }) => !CHECKED.test(source.slice(0, index)))
    .map(({ index }) => source.slice(0, index).split("\n").length);
}

const files = globSync("{packages,subgraphs,gateway,embedded,cli}/**/{src,bin}/**/*.ts", {
  exclude: (name) =>
    name === "node_modules" || name === "dist" || /\.test\.ts$|\.gen\.ts$|testing\.ts$/.test(name),
}).filter((file) => !/\.test\.ts$|\.gen\.ts$|testing\.ts$/.test(file));

test("a cast, an annotation and a bare return are found, and a check is not", () => {
  expect(casts("const a = JSON.parse(b) as C;")).toEqual([1]);
  expect(casts("const a: C = JSON.parse(b);")).toEqual([1]);
  expect(casts("\nreturn JSON.parse(b);")).toEqual([2]);
  expect(casts("Schema.parse(JSON.parse(b)); Schema.safeParse(JSON.parse(b));")).toEqual([]);
  expect(casts("const a: unknown = JSON.parse(b);")).toEqual([]);
});

test("parsed JSON is checked before it is taken for anything", () => {
  const found = files.flatMap((file) => casts(readFileSync(file, "utf8")).map((line) => `${file}:${line}`));
  expect(files.length).toBeGreaterThan(500);
  expect(found.filter((place) => UNCHECKED[place.split(":")[0]!] === undefined)).toEqual([]);
  const used = new Set(found.map((place) => place.split(":")[0]!));
  expect(Object.keys(UNCHECKED).filter((file) => !used.has(file))).toEqual([]);
});
