import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const files = globSync("{packages,subgraphs,gateway,embedded,cli,tests}/**/*.ts", {
  exclude: ["**/{node_modules,dist}", "**/*.gen.ts"],
});

/** A constant of a file that is a number: its name. */
const NUMBER = /^(?:export )?const ([A-Z][A-Z0-9_]*)(?:: [^=]+)? = -?[\d(]/gm;
const SUPERLATIVE =
  /^(?:MOST|FEWEST|LONGEST|SHORTEST|LARGEST|SMALLEST|GREATEST|LEAST)(?:_|$)|_(?:LIMIT|CAP)$/;
/** Words that do not say that a number is a limit, nor of what. */
const BARE = /^(?:MAX|MIN|SHOWN|NAMED|TOP|PAGE|PREFIX|KEPT|TOLD)$/;

/** The limits whose name does not begin with MAX or MIN, or does not say of what. */
function misnamedLimits(text: string): string[] {
  const names = [...text.matchAll(NUMBER)].map(([, name]) => name!);
  return names.filter((name) => SUPERLATIVE.test(name) || BARE.test(name));
}

test("a limit is found that is named by another word, or without its unit", () => {
  expect(misnamedLimits("const MOST = 5;\nexport const BODY_LIMIT = 64 * 1024;\nconst MAX = 3;")).toEqual([
    "MOST",
    "BODY_LIMIT",
    "MAX",
  ]);
  expect(misnamedLimits("const SHOWN = 10;\nconst PAGE = 500;")).toEqual(["SHOWN", "PAGE"]);
  expect(misnamedLimits("const MAX_BYTES = 5;\nconst DEADLINE_MS = 1_000;\n  const MOST = 5;")).toEqual([]);
});

test("limits are called MAX or MIN and their unit", () => {
  expect(files.length).toBeGreaterThan(500);
  const found = files.flatMap((file) =>
    misnamedLimits(readFileSync(file, "utf8")).map((name) => `${file}: ${name}`),
  );
  expect(found).toEqual([]);
});
