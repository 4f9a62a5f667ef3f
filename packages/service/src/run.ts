import { once } from "node:events";
import type { Log } from "./log.ts";

const GRACE_MS = 5_000;
/** The longest that a timer can be set for; it only has to be there. */
const FOREVER_MS = 2 ** 31 - 1;
const FAILED = 1;

/**
 * Runs a process until it is told to stop, then lets what it opened close itself.
 *
 * SIGINT and SIGTERM stop it; a second one, or five seconds, ends it by force with exit code 1. An error
 * that nobody caught stops it as well, with exit code 1, since nobody knows what state it left behind.
 *
 * @param open - Opens the process's resources. `signal` aborts when the process should stop taking
 *   new work; whatever is on `stack` is closed afterwards, last opened first.
 * @param graceMs - How long closing may take.
 */
export async function run(
  log: Log,
  open: (stack: AsyncDisposableStack, signal: AbortSignal) => Promise<void>,
  graceMs = GRACE_MS,
): Promise<void> {
  const stop = new AbortController();
  const fail = (error: unknown) => {
    log.fatal({ err: error }, "process failed");
    process.exitCode = FAILED;
    stop.abort();
  };
  const told = (name: NodeJS.Signals) => {
    if (stop.signal.aborted) force(log, `second ${name}`);
    log.info({ signal: name }, "stopping");
    stop.abort();
  };
  process.on("SIGINT", told).on("SIGTERM", told);
  process.on("uncaughtException", fail).on("unhandledRejection", fail);
  let timer = setInterval(() => {}, FOREVER_MS);
  stop.signal.addEventListener("abort", () => {
    clearInterval(timer);
    timer = setTimeout(() => force(log, `not closed after ${graceMs} ms`), graceMs);
  });
  try {
    await using stack = new AsyncDisposableStack();
    await open(stack, stop.signal);
    if (!stop.signal.aborted) await once(stop.signal, "abort");
  } catch (error) {
    // What `open` threw because it was told to stop is no failure.
    if (!stop.signal.aborted) fail(error);
  }
  // Everything is closed: the process ends by itself, unless something was forgotten.
  timer.unref();
  process.off("SIGINT", told).off("SIGTERM", told);
  process.off("uncaughtException", fail).off("unhandledRejection", fail);
  log.info({ code: process.exitCode ?? 0 }, "stopped");
}

function force(log: Log, reason: string): never {
  log.error({ reason }, "stopped by force");
  process.exit(FAILED);
}
