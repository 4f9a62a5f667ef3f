const FAILED = 1;
/** Ctrl-C reaches the whole group, and npm and `timeout` pass on what they get: one wish, told twice. */
const SAME_MS = 500;

/**
 * Hears SIGINT and SIGTERM from now on. Call it before anything large is imported: a signal that nobody
 * hears ends the process as it stands.
 *
 * @returns Aborts at the first signal. Another one, later than half a second, ends the process by force, with
 *   exit code 1.
 */
export function hearStop(): AbortSignal {
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
