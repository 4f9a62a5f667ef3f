import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const files = globSync(["{packages,subgraphs,gateway,embedded,cli,tools}/**/*.test.ts", "tests/**/*.ts"], {
  exclude: ["**/{node_modules,dist}", "tools/named-errors.test.ts"],
});

/** An expectation that any error satisfies, a bug of the test included. */
const ANY_ERROR =
  /\.toThrow(?:Error)?\(\)|\.toThrow\(Error\)|\.toThrow\(expect\.any\(Error\)\)|\.rejects\.toBeDefined\(\)/;

function unnamedErrors(text: string): string[] {
  const lines = text.split("\n");
  return lines.filter((line) => ANY_ERROR.test(line) && !/\.not\.toThrow/.test(line));
}

test("an expectation of any error is found", () => {
  expect(unnamedErrors("expect(act).toThrow();\nawait expect(work).rejects.toThrow(Error);")).toHaveLength(2);
  expect(unnamedErrors('expect(act).toThrow("amount");\nexpect(act).not.toThrow();')).toEqual([]);
});

test("a test of an error says which one", () => {
  expect(files.length).toBeGreaterThan(250);
  const found = files.flatMap((file) =>
    unnamedErrors(readFileSync(file, "utf8")).map((line) => `${file}: ${line.trim()}`),
  );
  expect(found, "name the class, the message or the details").toEqual([]);
});

/** Errors that no command prints: `Failure` has a presentation of its own, the others are caught where they are thrown. */
const OTHERWISE = new Set([
  "packages/domain/src/expected-error.ts",
  "packages/domain/src/failure.ts",
  "packages/connectors/src/io/zip.ts",
  "packages/sdk/src/error.ts",
]);

test("an error class of Tetron's own is one that the command line prints as a sentence", () => {
  const sources = globSync("{packages,subgraphs,gateway,embedded,cli}/**/*.ts", {
    exclude: ["**/{node_modules,dist}", "**/*.test.ts", "**/testing.ts"],
  });
  const found = sources.filter((file) => / class \w+ extends Error\b/.test(readFileSync(file, "utf8")));
  expect(found.filter((file) => !OTHERWISE.has(file))).toEqual([]);
});
