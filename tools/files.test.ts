import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const SOURCE = /\.ts$/;
const GENERATED = /\.gen\.ts$|(^|\/)(fixtures|migrations)\//;
/** What people write; a package-lock or an artifact is no prose. */
const TEXT = /\.(ts|js|json|md|ya?ml|graphql|sh)$|(^|\/)(Dockerfile|run|\.[a-z]+)$/;

/** Files that git knows or would take in, and that are still there. */
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

test("no file names a path of somebody's machine", () => {
  // Written so that it does not find itself. Nobody's home is called `me`: an example may be.
  const path = new RegExp(`(?<![\\w.~}\\])*-])/(${["work", "root", "home", "Users"].join("|")})/(?!me/)`);
  const found = files.filter((file) => TEXT.test(file) && path.test(read(file) ?? ""));
  expect(found).toEqual([]);
});

test("the lockfile can be installed from any registry", () => {
  expect(read("package-lock.json")).not.toMatch(/"resolved": "http/);
});
