import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TemporaryFolder, temporaryFolder } from "@tetron/domain/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { adoptDatabase, databaseIn } from "./format.ts";

let temporary: TemporaryFolder;
let directory: string;
beforeEach(() => {
  temporary = temporaryFolder();
  directory = temporary.path;
});
afterEach(() => temporary[Symbol.dispose]());

function aDraft(): string {
  const draft = join(directory, "draft.1.1");
  mkdirSync(draft);
  writeFileSync(join(draft, "PG_VERSION"), "18");
  return draft;
}

test("an empty directory has no database yet", () => {
  expect(databaseIn(directory)).toEqual({ path: join(directory, "data"), exists: false });
});

test("a database that was made is found", () => {
  adoptDatabase(directory, aDraft());
  expect(databaseIn(directory).exists).toBe(true);
});

test("an interrupted creation leaves no files", () => {
  const draft = aDraft();
  expect(databaseIn(directory).exists).toBe(false);
  expect(existsSync(draft)).toBe(false);
});

test("data of another program is left alone", () => {
  mkdirSync(join(directory, "data"));
  expect(() => databaseIn(directory)).toThrow(`${directory} has data that Tetron did not write`);
});

test.each([
  ["newer", { layout: 2, postgres: 18 }],
  ["newer", { layout: 1, postgres: 19 }],
  ["older", { layout: 1, postgres: 17 }],
])("a directory of a %s version is refused by name", (age, format) => {
  writeFileSync(join(directory, "format.json"), JSON.stringify(format));
  expect(() => databaseIn(directory)).toThrow(`${directory} was written by a`);
  expect(() => databaseIn(directory)).toThrow(age);
});

test("a format that cannot be read is refused by name", () => {
  writeFileSync(join(directory, "format.json"), "{");
  expect(() => databaseIn(directory)).toThrow(`${directory} has a format.json that cannot be read`);
});
