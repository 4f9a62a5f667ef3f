import type { Duplex } from "node:stream";
import { MessageChannel, Worker } from "node:worker_threads";
import { within } from "@tetron/domain/within";
import type { LakeLog } from "../lake.ts";
import type { WorkerAnswer, WorkerData, WorkerRequest } from "./pglite-worker.ts";
import { wire } from "./wire.ts";

/** How long the database may take to close; when cut off, it recovers at the next start. */
const CLOSE_MS = 1_500;

/** A PGlite that runs in a thread of its own. */
export interface EmbeddedServer extends AsyncDisposable {
  /** A new connection for `pg`. One is served at a time; the others wait. */
  connect(): Duplex;
}

/** One thread of it. */
interface EmbeddedThread extends EmbeddedServer {
  /** Resolves when it has ended. */
  readonly ended: Promise<void>;
}

/**
 * Opens a database in a new thread. If the thread ends unexpectedly, that is logged and every connection
 * breaks, so that nobody waits for it.
 *
 * @throws Error with PGlite's reason, or the reason of `signal`.
 */
export async function startThread(
  dataDirectory: string,
  log: LakeLog,
  signal: AbortSignal,
): Promise<EmbeddedThread> {
  const worker = await openWorker(dataDirectory, signal);
  const connections = new Set<Duplex>();
  const ended = Promise.withResolvers<void>();
  let stopping = false;
  let dead: Error | undefined;
  const die = (cause?: unknown) => {
    if (dead !== undefined) return;
    dead = new Error("The lake's worker has ended.", { cause });
    if (!stopping) log.error({ err: dead, directory: dataDirectory }, "lake worker ended");
    for (const connection of connections) connection.destroy(dead);
    ended.resolve();
  };
  worker.on("error", die).on("exit", () => die());
  return {
    ended: ended.promise,
    connect() {
      const { port1, port2 } = new MessageChannel();
      const connection = wire(port1);
      if (dead === undefined) worker.postMessage(port2 satisfies WorkerRequest, [port2]);
      else connection.destroy(dead);
      connections.add(connection);
      connection.once("close", () => connections.delete(connection));
      return connection;
    },
    async [Symbol.asyncDispose]() {
      stopping = true;
      worker.postMessage(null satisfies WorkerRequest);
      await within({ ms: CLOSE_MS, onLate: () => {} }, () => ended.promise);
      await worker.terminate();
    },
  };
}

async function openWorker(dataDirectory: string, signal: AbortSignal): Promise<Worker> {
  signal.throwIfAborted();
  const workerData: WorkerData = { dataDirectory };
  const worker = new Worker(new URL("./pglite-worker.ts", import.meta.url), { workerData, execArgv: [] });
  const { promise, resolve, reject } = Promise.withResolvers<WorkerAnswer>();
  const abort = () => reject(signal.reason);
  signal.addEventListener("abort", abort);
  worker.once("message", resolve).once("error", reject);
  worker.once("exit", () => reject(new Error("the database ended while it was being opened")));
  try {
    const answer = await promise;
    if (answer.state === "failed") throw new Error(answer.reason);
    return worker;
  } catch (error) {
    await worker.terminate();
    throw error;
  } finally {
    signal.removeEventListener("abort", abort);
    worker.removeAllListeners();
  }
}
