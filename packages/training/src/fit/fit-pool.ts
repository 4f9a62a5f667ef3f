import { availableParallelism } from "node:os";
import { Tinypool } from "tinypool";
import type { CalibratedFit, FitRecipe } from "./calibrated-fit.ts";
import type { TrainingSet } from "./training-set.ts";

/** A fit to some rows of the pool's training set. */
export interface FitJob {
  readonly rows: readonly number[];
  /** Columns of the matrix, in this order; all when absent. */
  readonly columns?: readonly number[] | undefined;
  readonly recipe: FitRecipe;
  /** Seed of the calibration folds. */
  readonly seed: number;
}

/** Fits models to rows of one training set on all processors. */
export interface FitPool extends AsyncDisposable {
  /** Fits as soon as a worker is free. The result does not depend on the worker or the time. */
  fit(job: FitJob): Promise<CalibratedFit>;
}

/**
 * Opens a pool.
 *
 * @param signal - Aborting it stops the workers; running fits reject with its reason.
 */
export function openFitPool(
  { matrix, labels, keys, weights }: TrainingSet,
  { signal, workers = availableParallelism() }: { readonly signal: AbortSignal; readonly workers?: number },
): FitPool {
  const pool = new Tinypool({
    filename: new URL("./fit-worker.ts", import.meta.url).href,
    name: "fit",
    workerData: { matrix: { ...matrix, data: shared(matrix.data) }, labels, keys, weights },
    minThreads: workers,
    maxThreads: workers,
  });
  const onAbort = () => void pool.destroy();
  signal.addEventListener("abort", onAbort, { once: true });

  return {
    async fit(job) {
      signal.throwIfAborted();
      try {
        return (await pool.run(job)) as CalibratedFit;
      } catch (error) {
        // The error of a stopped worker does not name the abort; throw the signal's reason.
        signal.throwIfAborted();
        throw error;
      }
    },
    async [Symbol.asyncDispose]() {
      signal.removeEventListener("abort", onAbort);
      await pool.destroy();
    },
  };
}

function shared(data: Float32Array): Float32Array {
  const copy = new Float32Array(new SharedArrayBuffer(data.byteLength));
  copy.set(data);
  return copy;
}
