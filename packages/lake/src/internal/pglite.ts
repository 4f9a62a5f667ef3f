import { execFile } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { MessageChannel, Worker } from "node:worker_threads";
import { isFailure } from "@tetron/domain/failure";
import type { LakeLog } from "../lake.ts";
import { directoryFailure } from "./directory-error.ts";
import { adoptDatabase, databaseIn } from "./format.ts";
import { takeLock } from "./lock.ts";
import type { WorkerAnswer, WorkerData, WorkerRequest } from "./pglite-worker.ts";
import { wire } from "./wire.ts";

const CLOSE_MS = 3_000;
const run = promisify(execFile);

/** A PGlite that runs in a worker thread, over a directory that this process has locked. */
export interface EmbeddedServer extends AsyncDisposable {
  /** A new connection to it, for `pg`. One is served at a time; others wait for it to close. */
  connect(): Duplex;
}

/**
 * @param home - `TETRON_HOME`; the data stands in `lake/` in it.
 * @throws Failure `UNAVAILABLE` naming the directory: held by another process, read-only, full, or written
 *   by a newer version.
 */
export async function startPglite(home: string, log: LakeLog, signal: AbortSignal): Promise<EmbeddedServer> {
  const directory = resolve(home, "lake");
  await using stack = new AsyncDisposableStack();
  try {
    makeDirectory(directory);
    stack.use(takeLock(directory));
    const database = databaseIn(directory);
    if (!database.exists) await createDatabase(directory, signal);
    const worker = await startWorker(database.path, signal);
    stack.defer(() => stopWorker(worker));
    const connect = watch(worker, directory, log);
    const opened = stack.move();
    return { connect, [Symbol.asyncDispose]: () => opened.disposeAsync() };
  } catch (error) {
    throw isFailure(error) || signal.aborted ? error : directoryFailure(directory, error);
  }
}

/** Makes a directory and those above it, one by one: Node's `recursive` hides why it failed, or hangs. */
function makeDirectory(directory: string): void {
  if (existsSync(directory)) return;
  makeDirectory(dirname(directory));
  mkdirSync(directory, { mode: 0o700 });
}

/** The draft's name is this process's own: a creation whose parent was killed may still be writing its. */
async function createDatabase(directory: string, signal: AbortSignal): Promise<void> {
  const draft = join(directory, `draft.${process.pid}.${Date.now()}`);
  const script = fileURLToPath(new URL("./create-database.ts", import.meta.url));
  // Compiling for speed would take longer than it saves.
  await run(process.execPath, ["--liftoff-only", script, draft], { signal });
  adoptDatabase(directory, draft);
}

async function startWorker(dataDirectory: string, signal: AbortSignal): Promise<Worker> {
  signal.throwIfAborted();
  const workerData: WorkerData = { dataDirectory };
  const worker = new Worker(new URL("./pglite-worker.ts", import.meta.url), { workerData });
  const abort = Promise.withResolvers<never>();
  const onAbort = () => abort.reject(signal.reason);
  signal.addEventListener("abort", onAbort);
  try {
    const answer = new Promise<WorkerAnswer>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", () => reject(new Error("the database ended while it was being opened")));
    });
    const state = await Promise.race([answer, abort.promise]);
    if (state.state === "failed") throw new Error(state.reason);
    return worker;
  } catch (error) {
    await worker.terminate();
    throw error;
  } finally {
    signal.removeEventListener("abort", onAbort);
    worker.removeAllListeners();
  }
}

/** Reports a worker that ends by itself, and breaks its connections, so that nobody waits for it. */
function watch(worker: Worker, directory: string, log: LakeLog): EmbeddedServer["connect"] {
  const open = new Set<Duplex>();
  let dead: Error | undefined;
  const die = (cause?: unknown) => {
    if (dead !== undefined) return;
    dead = new Error(`The lake's worker over ${directory} has ended.`, { cause });
    for (const stream of open) stream.destroy(dead);
  };
  worker.on("error", (error) => {
    log.error({ err: error, directory }, "lake worker failed");
    die(error);
  });
  worker.on("exit", () => die());
  return () => {
    const { port1, port2 } = new MessageChannel();
    const stream = wire(port1);
    if (dead === undefined) worker.postMessage(port2 satisfies WorkerRequest, [port2]);
    else stream.destroy(dead);
    open.add(stream);
    stream.once("close", () => open.delete(stream));
    return stream;
  };
}

async function stopWorker(worker: Worker): Promise<void> {
  const ended = new Promise((resolve) => worker.once("exit", resolve));
  worker.postMessage(null satisfies WorkerRequest);
  await Promise.race([ended, sleep(CLOSE_MS, undefined, { ref: false })]);
  await worker.terminate();
}
