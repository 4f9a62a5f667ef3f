import type { LakeLog } from "../lake.ts";
import { pause } from "../pause.ts";
import { type EmbeddedServer, startThread } from "./pglite-thread.ts";

/** How long nothing is tried after the thread has ended, or could not be started again. */
const REOPEN_MS = 2_000;

/**
 * Opens a database in a thread that is started again when it ends, such as on a full disk, which Postgres gives up on. What
 * was committed is there then: the database recovers as after a crash.
 *
 * @throws Error as `startThread` does, at the first start.
 */
export async function keepThread(
  dataDirectory: string,
  log: LakeLog,
  signal: AbortSignal,
): Promise<EmbeddedServer> {
  let thread = await startThread(dataDirectory, log, signal);
  const closing = new AbortController();
  const kept = keep();
  return {
    connect: () => thread.connect(),
    async [Symbol.asyncDispose]() {
      closing.abort(new Error("The lake is closed."));
      await thread[Symbol.asyncDispose]();
      await kept;
    },
  };

  async function keep(): Promise<void> {
    for (;;) {
      await thread.ended;
      await pause(REOPEN_MS, closing.signal);
      if (closing.signal.aborted) return;
      try {
        thread = await startThread(dataDirectory, log, closing.signal);
        log.info({ directory: dataDirectory }, "lake opened again");
      } catch (err) {
        if (!closing.signal.aborted)
          log.warn({ err, directory: dataDirectory }, "lake cannot be opened again");
      }
    }
  }
}
