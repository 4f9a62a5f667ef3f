/**
 * The thread of PGlite, so that queries never block the thread that answers requests. It speaks Postgres's
 * wire protocol: a connection is a MessagePort, a message holds whole protocol messages. PGlite has one
 * session, so connections are served one after another and the session is reset in between.
 *
 * @module
 */
import { once } from "node:events";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { findFatalError } from "./fatal-error.ts";

export interface WorkerData {
  readonly dataDirectory: string;
}

/** The thread's first message: ready for connections, or why PGlite could not be opened. */
export type WorkerAnswer =
  | { readonly state: "ready" }
  | { readonly state: "failed"; readonly reason: string };

/** Messages to the thread: serve a connection, or, with `null`, close the database and end. */
export type WorkerRequest = MessagePort | null;

const { dataDirectory } = workerData as WorkerData;
const parent = parentPort!;

try {
  const database = new PGlite({
    dataDir: dataDirectory,
    postgresqlconf: [
      "shared_buffers=16MB",
      // A small statistics target distinguishes indexes as well, in a tenth of the time.
      "default_statistics_target=10",
      // Two to four files of the write-ahead log are kept for later use.
      "min_wal_size=32MB",
      "max_wal_size=64MB",
    ],
  });
  await database.waitReady;
  let served: Promise<void> = Promise.resolve();
  parent.on("message", (port: WorkerRequest) => {
    served = served.then(async () => {
      if (port !== null) return serve(database, port);
      await database.close();
      parent.close();
    });
  });
  parent.postMessage({ state: "ready" } satisfies WorkerAnswer);
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  parent.postMessage({ state: "failed", reason } satisfies WorkerAnswer);
  parent.close();
}

async function serve(database: PGlite, port: MessagePort): Promise<void> {
  port.on("message", (request: Uint8Array) => {
    const answer = answerOf(database, request);
    const end = findFatalError(answer);
    port.postMessage(answer, [answer.buffer as ArrayBuffer]);
    // Ends the thread, so that waiting callers fail at once.
    if (end !== undefined) throw new Error(`Postgres aborted. ${end}`);
  });
  await once(port, "close");
  if (database.isInTransaction()) await database.exec("rollback");
  await database.exec("discard all");
}

/**
 * Runs protocol messages. `execProtocolRawSync` alone would also parse every answer and keep what it parsed for as long as
 * the database is open, so that memory grew with all that was ever read; with a reader of its own it hands the bytes on.
 */
function answerOf(database: PGlite, request: Uint8Array): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  // It answers before it returns: what it would wait for is a file system that has to be told to write.
  const done = database.execProtocolRawStream(request, {
    syncToFs: false,
    // A copy, because the bytes are PGlite's own memory.
    onRawData: (bytes) => parts.push(bytes.slice()),
  });
  done.catch((error) => {
    throw error;
  });
  return new Uint8Array(Buffer.concat(parts));
}
