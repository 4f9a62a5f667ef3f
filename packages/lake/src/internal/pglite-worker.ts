/**
 * The thread that PGlite runs in, so that a query never holds up the thread that answers requests. It
 * speaks Postgres's own wire protocol: each connection is a MessagePort, each message whole protocol
 * messages, each answer what Postgres wrote. Postgres here is one session, so connections are served
 * one after another and what one leaves behind is reset before the next.
 *
 * @module
 */
import { once } from "node:events";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { lastWords } from "./last-words.ts";

export interface WorkerData {
  readonly dataDirectory: string;
}

/** What the thread says first: that it can be connected to, or why PGlite could not be opened. */
export type WorkerAnswer =
  | { readonly state: "ready" }
  | { readonly state: "failed"; readonly reason: string };

/** What the thread is told: to serve a connection, or, with `null`, to close the database and end. */
export type WorkerRequest = MessagePort | null;

const { dataDirectory } = workerData as WorkerData;
const parent = parentPort!;

try {
  const database = new PGlite({
    dataDir: dataDirectory,
    // Small statistics tell indexes apart as well, and are gathered in a tenth of the time.
    postgresqlconf: ["shared_buffers=16MB", "default_statistics_target=10"],
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
    const answer = database.execProtocolRawSync(request);
    const end = lastWords(answer);
    port.postMessage(answer, [answer.buffer as ArrayBuffer]);
    // Ends the thread, so that those who wait hear of it at once.
    if (end !== undefined) throw new Error(`Postgres gave up. ${end}`);
  });
  await once(port, "close");
  if (database.isInTransaction()) await database.exec("rollback");
  await database.exec("discard all");
}
