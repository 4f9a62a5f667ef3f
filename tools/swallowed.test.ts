import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** A rejection that nobody looks at. */
const SWALLOWS = /\.catch\(\(\) => (?:\{\}|undefined|null)\)/;
const COMMENT = /^\s*(?:\/\/|\*|\/\*\*)/;
/** How far above a statement of several lines its comment may stand. */
const LINES_ABOVE = 3;

/** The lines of a source that drop a rejection without saying why nothing is lost. */
function unexplained(text: string): string[] {
  const lines = text.split("\n");
  return lines.filter(
    (line, at) =>
      SWALLOWS.test(line) &&
      !lines.slice(Math.max(0, at - LINES_ABOVE), at).some((above) => COMMENT.test(above)),
  );
}

test("a dropped rejection without a reason is found", () => {
  expect(unexplained("await work().catch(() => undefined);")).toHaveLength(1);
  expect(unexplained("// It was reported where it happened.\nvoid work().catch(() => {});")).toEqual([]);
  expect(unexplained("await work().catch((error) => log.warn(error));")).toEqual([]);
});

test("a rejection that is dropped says why nothing is lost", () => {
  const files = globSync("{packages,subgraphs,gateway,embedded,cli}/**/*.ts", {
    exclude: ["**/{node_modules,dist}", "**/*.test.ts"],
  });
  expect(files.length).toBeGreaterThan(400);
  expect(
    files.flatMap((file) => unexplained(readFileSync(file, "utf8")).map((line) => `${file}: ${line.trim()}`)),
  ).toEqual([]);
});
