import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Failure, isFailure } from "./failure.ts";

const POLL_MS = 20;
/** A process that was just ended may still write while its folder is removed. */
const MAX_REMOVAL_RETRIES = 5;

/** A new folder of a test. Disposing it removes it with everything in it. */
export interface TemporaryFolder extends Disposable {
  readonly path: string;
}

/**
 * Makes an empty folder for a test. It is the only way to make one, so that no test leaves files behind.
 *
 * @example
 * ```ts
 * import { writeFileSync } from "node:fs";
 * import { temporaryFolder } from "@tetron/domain/testing";
 *
 * using folder = temporaryFolder();
 * writeFileSync(`${folder.path}/policy.json`, "{}");
 * ```
 */
export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), "tetron-"));
  return {
    path,
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true, maxRetries: MAX_REMOVAL_RETRIES }),
  };
}

/** The `UNPROCESSABLE` failure that `act` throws; anything else that happens fails the test. */
export function refusalOf(act: () => unknown): Failure<"UNPROCESSABLE"> {
  let value: unknown;
  try {
    value = act();
  } catch (error) {
    if (isFailure(error, "UNPROCESSABLE")) return error;
    throw error;
  }
  throw new Error(`Expected a refusal, got ${String(value)}.`);
}

/**
 * Waits until `condition` returns a value that is not `undefined` or `false`, and asks again every few
 * milliseconds. Tests under vitest may use `expect.poll` instead.
 *
 * @param deadlineMs - Longest wait, in milliseconds.
 * @returns The value of `condition`.
 * @throws Error that names `what` when the deadline passes; whatever `condition` throws.
 */
export async function until<Value>(
  what: string,
  condition: () => Value | undefined | false | Promise<Value | undefined | false>,
  deadlineMs: number,
): Promise<Value> {
  const end = performance.now() + deadlineMs;
  for (;;) {
    const value = await condition();
    if (value !== undefined && value !== false) return value;
    if (performance.now() > end) throw new Error(`${what}: not within ${deadlineMs} ms.`);
    // waits: the interval between two looks; the condition decides.
    await new Promise((wake) => setTimeout(wake, POLL_MS));
  }
}

/**
 * Why tests that need a server are skipped: printed on a developer's machine. In CI, where a skipped test proves
 * nothing, it is an error. For `describe.skipIf`, which skips when there is a reason.
 *
 * @param missing - What is missing; `undefined` when nothing is.
 * @throws Error when `CI` is `true` and something is missing.
 */
export function reasonToSkip(missing: string | undefined): string | undefined {
  if (missing === undefined) return undefined;
  if (process.env["CI"] === "true") throw new Error(`CI may skip nothing: ${missing}.`);
  console.warn(`Skipped: ${missing}.`);
  return missing;
}
