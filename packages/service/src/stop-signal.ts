const FAILED = 1;
/**
 * Ctrl-C signals the whole process group, and npm and `timeout` forward signals, so one request to stop may
 * arrive twice.
 */
const SAME_MS = 500;

/**
 * Handles SIGINT and SIGTERM from now on. Call it before large imports: an unhandled signal kills the
 * process.
 *
 * @returns Aborts at the first signal. A second signal more than half a second later ends the process with
 *   exit code 1.
 */
export function createStopSignal(): AbortSignal {
  const stop = new AbortController();
  let first = 0;
  const told = (name: NodeJS.Signals) => {
    if (stop.signal.aborted) {
      if (performance.now() - first < SAME_MS) return;
      process.stderr.write(`stopped by force: a second ${name}\n`);
      process.exit(FAILED);
    }
    first = performance.now();
    stop.abort(new Error(`Interrupted by ${name}.`));
  };
  process.on("SIGINT", told).on("SIGTERM", told);
  return stop.signal;
}
