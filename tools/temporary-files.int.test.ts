import { execFile } from "node:child_process";
import { globSync, readdirSync, readFileSync } from "node:fs";
import { temporaryFolder } from "@tetron/domain/testing";
import { expect, test } from "vitest";

/** The one place that makes folders; federation is independent of Tetron and disposes Node's own. */
const HELPER = "packages/domain/src/testing.ts";
const MAKES_FOLDER = /\bmkdtemp(?:Sync)?\(/;
const files = globSync("{packages,subgraphs,gateway,embedded,cli,tests,tools}/**/*.{ts,js,mjs}", {
  exclude: ["**/{node_modules,dist}", HELPER, "tools/temporary-files*"],
});

test("only the helper makes temporary folders", () => {
  expect(files.length).toBeGreaterThan(800);
  expect(readFileSync(HELPER, "utf8")).toMatch(MAKES_FOLDER);
  const found = files.filter((file) => MAKES_FOLDER.test(readFileSync(file, "utf8")));
  expect(found, "use temporaryFolder of @tetron/domain/testing").toEqual([]);
});

/** Runs vitest on fixtures with an empty temporary folder. */
async function run(fixture: string) {
  using folder = temporaryFolder();
  const env = { ...process.env, TMPDIR: folder.path };
  const args = ["run", "--root", "tools/fixtures/temporary-files", fixture];
  return await new Promise<{ code: number; printed: string; left: string[] }>((resolve) => {
    execFile("vitest", args, { env }, (error, stdout, stderr) =>
      resolve({
        code: Number(error?.code ?? 0),
        printed: stdout + stderr,
        left: readdirSync(folder.path),
      }),
    );
  });
}

test("a run whose tests remove their folders passes", { timeout: 30_000 }, async () => {
  expect(await run("removed")).toMatchObject({ code: 0, left: [] });
});

test("a run that leaves files fails, names them, and removes them", { timeout: 30_000 }, async () => {
  const { code, printed, left } = await run("left");
  expect([code, left]).toEqual([1, []]);
  expect(printed).toMatch(/The tests left 2 temporary files: .*left-by-a-process/);
});
