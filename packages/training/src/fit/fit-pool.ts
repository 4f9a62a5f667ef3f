import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { CalibratedFit, FitRecipe } from "./calibrated-fit.ts";
import type { TrainingSet } from "./training-set.ts";

/** Trees to fit to some rows of the pool's training set. */
export interface FitJob {
  readonly rows: readonly number[];
  readonly recipe: FitRecipe;
  /** Of the folds that calibrate. */
  readonly seed: number;
}

/** The thread id of a worker that runs no more. */
const ENDED = -1;

/** Fits models to rows of one training set on all processors. */
export interface FitPool extends AsyncDisposable {
  /** Fits when a worker is free. What comes out does not depend on which worker or when. */
  fit(job: FitJob): Promise<CalibratedFit>;
}

/**
 * Opens a pool.
 *
 * @param signal - Aborting it ends the workers; fits under way reject with its reason.
 */
export function openFitPool(
  { matrix, labels, keys }: TrainingSet,
  { signal, workers = availableParallelism() }: { readonly signal: AbortSignal; readonly workers?: number },
): FitPool {
  const workerData = { matrix: { ...matrix, data: shared(matrix.data) }, labels, keys };
  const all = Array.from(
    { length: workers },
    () => new Worker(new URL("./fit-worker.ts", import.meta.url), { workerData }),
  );
  const idle = [...all];
  const waiting: ((worker: Worker) => void)[] = [];
  const free = (worker: Worker) => {
    const next = waiting.shift();
    if (next) next(worker);
    else idle.push(worker);
  };
  const end = async () => {
    await Promise.all(all.map((worker) => worker.terminate()));
  };
  const onAbort = () => void end();
  signal.addEventListener("abort", onAbort, { once: true });

  return {
    async fit(job) {
      signal.throwIfAborted();
      const worker = idle.pop() ?? (await new Promise<Worker>((resolve) => waiting.push(resolve)));
      try {
        return await ask(worker, job, signal);
      } finally {
        free(worker);
      }
    },
    async [Symbol.asyncDispose]() {
      signal.removeEventListener("abort", onAbort);
      await end();
    },
  };
}

async function ask(worker: Worker, job: FitJob, signal: AbortSignal): Promise<CalibratedFit> {
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<CalibratedFit>();
  const onExit = () =>
    reject(signal.aborted ? signal.reason : new Error("A fitting worker ended by itself."));
  if (worker.threadId === ENDED) onExit();
  worker.once("message", resolve).once("error", reject).once("exit", onExit);
  try {
    worker.postMessage(job);
    return await promise;
  } finally {
    worker.off("message", resolve).off("error", reject).off("exit", onExit);
  }
}

function shared(data: Float32Array): Float32Array {
  const copy = new Float32Array(new SharedArrayBuffer(data.byteLength));
  copy.set(data);
  return copy;
}
