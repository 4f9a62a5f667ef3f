import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const SOURCE = /\.ts$/;
const GENERATED = /\.gen\.ts$|(^|\/)(fixtures|migrations)\//;
/** Files written by people, unlike lock files and artifacts. */
const TEXT = /\.(ts|js|json|md|ya?ml|graphql|sh)$|(^|\/)(Dockerfile|run|\.[a-z]+)$/;

/** Existing files that git tracks or would add. */
const files = execFileSync(
  "git",
  ["ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate"],
  {
    encoding: "utf8",
  },
)
  .trim()
  .split("\n");

const read = (file: string): string | null => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
};

const lengths = files
  .filter((file) => SOURCE.test(file) && !GENERATED.test(file))
  .flatMap((file) => {
    const text = read(file);
    return text === null ? [] : [{ file, lines: text.split("\n").length - 1 }];
  })
  .sort((one, other) => one.lines - other.lines);

const quantile = (q: number) => lengths[Math.floor(q * (lengths.length - 1))]?.lines;

test("half of the files have at most 70 lines", () => {
  expect(quantile(0.5)).toBeLessThanOrEqual(70);
});

test("nineteen of twenty files have at most 250 lines", () => {
  expect(quantile(0.95)).toBeLessThanOrEqual(250);
});

test("no file has more than 400 lines", () => {
  expect(lengths.filter(({ lines }) => lines > 400)).toEqual([]);
});

test("no file contains a path of a developer's machine", () => {
  // Written so that it does not match itself. `me` is allowed as the home folder of examples.
  const path = new RegExp(`(?<![\\w.~}\\])*-])/(${["work", "root", "home", "Users"].join("|")})/(?!me/)`);
  const found = files.filter((file) => TEXT.test(file) && path.test(read(file) ?? ""));
  expect(found).toEqual([]);
});

test("the lockfile can be installed from any registry", () => {
  expect(read("package-lock.json")).not.toMatch(/"resolved": "http/);
});
