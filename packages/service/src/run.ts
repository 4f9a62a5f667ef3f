import { once } from "node:events";
import type { Log } from "./log.ts";

const GRACE_MS = 5_000;
/** The longest that a timer can be set for; it only has to be there. */
const FOREVER_MS = 2 ** 31 - 1;
const FAILED = 1;

export interface RunOptions {
  readonly log: Log;
  /** Aborts when the process is told to stop: see `hearStop`. */
  readonly told: AbortSignal;
  /** How long closing may take, milliseconds; 5,000 when absent. */
  readonly graceMs?: number;
  /** Tells why the process could not open; a log line when absent. */
  readonly tellRefusal?: (error: unknown) => void;
}

/**
 * Runs a process until it is told to stop, then lets what it opened close itself. Closing that takes longer
 * than the grace is ended by force with exit code 1. An error that nobody caught stops the process as well,
 * with exit code 1, since nobody knows what state it left behind.
 *
 * @param open - Opens the process's resources. `signal` aborts when the process should stop taking
 *   new work; whatever is on `stack` is closed afterwards, last opened first.
 */
export async function run(
  options: RunOptions,
  open: (stack: AsyncDisposableStack, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const { log, told, graceMs = GRACE_MS } = options;
  const tellRefusal = options.tellRefusal ?? ((error) => log.fatal({ err: error }, "process failed"));
  const failed = new AbortController();
  const signal = AbortSignal.any([told, failed.signal]);
  const fail = (error: unknown) => {
    process.exitCode = FAILED;
    failed.abort(error);
  };
  const onBug = (error: unknown) => {
    log.fatal({ err: error }, "process failed");
    fail(error);
  };
  process.on("uncaughtException", onBug).on("unhandledRejection", onBug);
  let timer = setInterval(() => {}, FOREVER_MS);
  const hurry = () => {
    log.info({ reason: String(signal.reason) }, "stopping");
    clearInterval(timer);
    timer = setTimeout(() => force(log, `not closed after ${graceMs} ms`), graceMs);
  };
  if (signal.aborted) hurry();
  else signal.addEventListener("abort", hurry, { once: true });
  try {
    await using stack = new AsyncDisposableStack();
    if (!signal.aborted) await open(stack, signal);
    if (!signal.aborted) await once(signal, "abort");
  } catch (error) {
    // What `open` threw because it was told to stop is no failure.
    if (!signal.aborted) {
      tellRefusal(error);
      fail(error);
    }
  }
  // Everything is closed: the process ends by itself, unless something was forgotten.
  timer.unref();
  process.off("uncaughtException", onBug).off("unhandledRejection", onBug);
  log.info({ code: process.exitCode ?? 0 }, "stopped");
}

function force(log: Log, reason: string): never {
  log.error({ reason }, "stopped by force");
  process.exit(FAILED);
}
