import { type Failure, isFailure } from "./failure.ts";

const POLL_MS = 20;

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
