import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { counted } from "./counted.ts";

test("one of a thing is singular, and none or several are plural", () => {
  expect([0, 1, 2].map((count) => counted(count, "row"))).toEqual(["0 rows", "1 row", "2 rows"]);
  expect([1, 2].map((count) => counted(count, "address", "addresses"))).toEqual(["1 address", "2 addresses"]);
});

test("the command line counts nothing without a noun that agrees", () => {
  const files = globSync("cli/src/**/*.ts").filter((file) => !file.endsWith(".test.ts"));
  expect(files.length).toBeGreaterThan(20);
  const plural = /\$\{[^{}]+\} (?:rows|lines|days|accounts|addresses|labels|records|services)\b/;
  expect(files.filter((file) => plural.test(readFileSync(file, "utf8")))).toEqual([]);
});
