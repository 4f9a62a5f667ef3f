import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** A skipped test, and what decides it. */
const SKIP = /\.(?:skipIf|runIf|skip|todo)\(([^\n]*)/g;
/** What a skip may be decided by, alone: each goes through `reasonToSkip`, which lets CI skip nothing. */
const REASON =
  /^(?:reasonToSkip\(|(?:missingPostgres\(\)|missingAnvil\(\)|missing|no[A-Z]\w+)(?: !== undefined)?\))/;
const MAKERS = /\b(?:reasonToSkip|missingPostgres|missingAnvil|trainingData|testStores)\b/;

/** The skips of a test's source that CI would not refuse. */
function silentSkips(source: string): string[] {
  const skips = Array.from(source.matchAll(SKIP), ([, by]) => by!);
  return MAKERS.test(source) ? skips.filter((by) => !REASON.test(by)) : skips;
}

test("a skip without a reason is found", () => {
  expect(silentSkips('test.skip("later", () => {});')).toHaveLength(1);
  expect(silentSkips("const missing = !existsSync(file);\ntest.skipIf(missing)(")).toHaveLength(1);
  expect(silentSkips("testStores();\ndescribe.skipIf(!canMount())(")).toHaveLength(1);
  expect(
    silentSkips('testStores();\ntest.skipIf(missing !== undefined || kind === "embedded")('),
  ).toHaveLength(1);
  expect(silentSkips("const missing = reasonToSkip(why);\ntest.skipIf(missing)(")).toEqual([]);
});

const tests = globSync("{packages,subgraphs,gateway,embedded,cli,tests,tools}/**/*.test.ts", {
  exclude: ["**/{node_modules,dist}", "tools/skips.test.ts"],
});

test("a test skips only with a printed reason, and fails in CI instead", () => {
  const found = tests.flatMap((file) =>
    silentSkips(readFileSync(file, "utf8")).map((by) => `${file}: ${by}`),
  );
  expect(tests.length).toBeGreaterThan(300);
  expect(found).toEqual([]);
});
