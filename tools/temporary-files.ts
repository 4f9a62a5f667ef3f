import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Enough for a server that runs as another user to reach its own folder. */
const MODE = 0o711;
const MAX_NAMED = 10;

/**
 * Gives a run of the tests, and every process that they start, a temporary folder of its own. The run fails when
 * something is left in it.
 */
export function setup(): () => void {
  const before = process.env["TMPDIR"];
  const folder = mkdtempSync(join(tmpdir(), "tetron-tests-"));
  chmodSync(folder, MODE);
  process.env["TMPDIR"] = folder;
  return () => {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
    const left = readdirSync(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    if (left.length > 0)
      throw new Error(
        `The tests left ${left.length} temporary files: ${left.slice(0, MAX_NAMED).join(", ")}. ` +
          "Make them with temporaryFolder of @tetron/domain/testing, and dispose them.",
      );
  };
}
