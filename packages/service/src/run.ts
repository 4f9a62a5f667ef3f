import { once } from "node:events";
import type { Log } from "./log.ts";

const GRACE_MS = 5_000;
/** The longest interval of a timer; it only keeps the process alive. */
const FOREVER_MS = 2 ** 31 - 1;
const FAILED = 1;

export interface RunOptions {
  readonly log: Log;
  /** Aborts when the process is told to stop: see `createStopSignal`. */
  readonly told: AbortSignal;
  /** How long closing may take, in milliseconds; 5,000 when absent. */
  readonly graceMs?: number;
  /** Reports why the process could not start; a log line when absent. */
  readonly tellRefusal?: (error: unknown) => void;
}

/**
 * Runs a process until it is told to stop, then closes its resources. Closing that exceeds the grace period
 * is aborted with exit code 1. An uncaught error also stops the process with exit code 1, because its state
 * is unknown.
 *
 * @param open - Opens the process's resources. `signal` aborts when the process should stop taking new work;
 *   then `stack` is disposed, last opened first.
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
    // An error that `open` throws because it was told to stop is not a failure.
    if (!signal.aborted) {
      tellRefusal(error);
      fail(error);
    }
  }
  // Everything is closed: the process ends by itself, unless a resource was leaked.
  timer.unref();
  process.off("uncaughtException", onBug).off("unhandledRejection", onBug);
  log.info({ code: process.exitCode ?? 0 }, "stopped");
}

function force(log: Log, reason: string): never {
  log.error({ reason }, "stopped by force");
  process.exit(FAILED);
}
