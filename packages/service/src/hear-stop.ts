const FAILED = 1;

/**
 * Hears SIGINT and SIGTERM from now on. Call it before anything large is imported: a signal that nobody
 * hears ends the process as it stands.
 *
 * @returns Aborts at the first signal. A second one ends the process by force, with exit code 1.
 */
export function hearStop(): AbortSignal {
  const stop = new AbortController();
  const told = (name: NodeJS.Signals) => {
    if (stop.signal.aborted) {
      process.stderr.write(`stopped by force: a second ${name}\n`);
      process.exit(FAILED);
    }
    stop.abort(new Error(`Interrupted by ${name}.`));
  };
  process.on("SIGINT", told).on("SIGTERM", told);
  return stop.signal;
}
