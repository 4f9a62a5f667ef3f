import { expect, test } from "vitest";
import { folderCycles } from "./folder-cycles.ts";

/** Modules from lines such as `a.ts > b.ts c.ts`. */
const modules = (...lines: readonly string[]) =>
  lines.map((line) => {
    const [source, dependencies] = line.split(" > ");
    return { source: source!, dependencies: dependencies!.split(" ").map((resolved) => ({ resolved })) };
  });

test("folders that import each other are reported with the importing files", () => {
  const found = folderCycles(
    modules(
      "packages/x/src/fit/pool.ts > packages/x/src/report/card.ts",
      "packages/x/src/report/table.ts > packages/x/src/fit/folds.ts",
    ),
  );
  expect(found).toEqual([
    "packages/x/src/fit/pool.ts → packages/x/src/report/card.ts, packages/x/src/report/table.ts → packages/x/src/fit/folds.ts",
  ]);
});

test("a folder and its subfolder, and a path through a top-level file, are cycles too", () => {
  const nested = modules(
    "gateway/src/rest/list.ts > gateway/src/rest/endpoints/a.ts",
    "gateway/src/rest/endpoints/a.ts > gateway/src/rest/route.ts",
  );
  const throughTop = modules(
    "gateway/src/rest/a.ts > gateway/src/operations.ts",
    "gateway/src/operations.ts > gateway/src/rest/b.ts",
  );
  expect([folderCycles(nested).length, folderCycles(throughTop).length]).toEqual([1, 1]);
});

test("a shared or assembling file at the top is not a cycle", () => {
  const found = folderCycles(
    modules(
      "packages/x/src/open.ts > packages/x/src/parts/a.ts",
      "packages/x/src/parts/a.ts > packages/x/src/words.ts",
      "packages/x/src/words.test.ts > packages/x/src/parts/a.ts",
    ),
  );
  expect(found).toEqual([]);
});

test("two workspaces are not two folders", () => {
  const found = folderCycles(
    modules(
      "packages/x/src/parts/a.ts > packages/y/src/parts/a.ts",
      "packages/y/src/parts/a.ts > packages/x/src/parts/b.ts",
    ),
  );
  expect(found).toEqual([]);
});
