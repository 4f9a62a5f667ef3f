import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Tests and their helpers. */
const FILES = ["{packages,subgraphs,gateway,embedded,cli}/**/{*.test,testing,*-testing}.ts", "tests/**/*.ts"];

/** `import { setTimeout as NAME } from "node:timers/promises"`. */
const IMPORTED = /import \{ setTimeout(?: as (\w+))? \} from "node:timers\/promises"/;
/** `const NAME = (ms) => … setTimeout …`. */
const DEFINED = /const (\w+) = .*=>.*\bsetTimeout\(/g;
/** The comment required for a wait, on its line or above its statement. */
const REASON = /\/\/ waits: \w/;
/** Maximum number of lines between the reason and its wait, for a call wrapped over several lines. */
const LINES_ABOVE = 3;

const files = globSync(FILES, { exclude: ["**/{node_modules,dist}"] });

/** The lines of a file that wait for a fixed time without a reason. */
function bareWaits(text: string): string[] {
  const names = [IMPORTED.exec(text)?.[1], ...[...text.matchAll(DEFINED)].map(([, name]) => name)];
  const call = new RegExp(`(?<![\\w.])(?:${["setTimeout", ...names.filter(Boolean)].join("|")})\\(`);
  const lines = text.split("\n");
  return lines.filter((line, at) => {
    if (!call.test(line) || line.trimStart().startsWith("import")) return false;
    return !lines.slice(Math.max(0, at - LINES_ABOVE), at + 1).some((near) => REASON.test(near));
  });
}

test("a wait without a reason is found, however it is written", () => {
  const alias = 'import { setTimeout as sleep } from "node:timers/promises";\n';
  expect(bareWaits(`${alias}await sleep(5);`)).toEqual(["await sleep(5);"]);
  expect(bareWaits("setTimeout(stop, 50);")).toHaveLength(1);
  expect(
    bareWaits("const rest = (ms) => new Promise((go) => setTimeout(go, ms));\nawait rest(5);"),
  ).toHaveLength(2);
  expect(bareWaits(`${alias}// waits: time is what is tested.\nawait sleep(5);`)).toEqual([]);
  expect(bareWaits("select pg_sleep(1)")).toEqual([]);
});

test("there are tests", () => {
  expect(files.length).toBeGreaterThan(200);
});

test("a test waits for a condition, or says why it waits for a time", () => {
  const found = files.flatMap((file) =>
    bareWaits(readFileSync(file, "utf8")).map((line) => `${file}: ${line.trim()}`),
  );
  expect(found, "use until of @tetron/domain/testing, expect.poll or fake timers").toEqual([]);
});
