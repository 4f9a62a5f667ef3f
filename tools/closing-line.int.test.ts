import { execFile } from "node:child_process";
import { expect, test } from "vitest";

/** Runs vitest on fixtures and returns its exit code and last line of output. */
function run(files: readonly string[], CI: string): Promise<readonly [code: number, line: string]> {
  const args = ["run", "--root", "tools/fixtures/closing-line", ...files];
  return new Promise((resolve) => {
    execFile("vitest", args, { env: { ...process.env, CI } }, (error, stdout) =>
      resolve([Number(error?.code ?? 0), stdout.trim().split("\n").at(-1) ?? ""]),
    );
  });
}

test.concurrent.for([
  [["green"], "", 0, "1 passed, 0 failed"],
  [["green", "red"], "", 1, "1 passed, 1 failed"],
  [["green", "broken"], "", 1, "1 passed, 1 failed"],
  [["green", "hook"], "", 1, "1 passed, 1 failed, 1 skipped"],
  [["loose"], "", 1, "1 passed, 1 failed"],
  [["green", "skipped"], "", 0, "1 passed, 0 failed, 1 skipped"],
  [["green", "skipped"], "true", 1, "1 passed, 1 failed"],
] as const)(
  "a run of %j with CI=%s exits with %i and closes with: %s",
  {
    timeout: 30_000,
  },
  async ([files, CI, code, line]) => {
    expect(await run(files, CI)).toEqual([code, line]);
  },
);
