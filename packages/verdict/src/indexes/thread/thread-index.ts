import { Worker } from "node:worker_threads";
import { within } from "@tetron/domain/within";
import type { PlacedWallet } from "@tetron/models/nearest/wallet-rows";
import type { Neighbour } from "@tetron/models/neighbour";
import type { ThreadAnswer, ThreadData, ThreadRequest } from "./messages.ts";

/** How long a search may take, its turn included; a million wallets take some milliseconds. */
const SEARCH_MS = 2_000;

/** An exact index of wallets in a thread of its own. */
export interface ThreadIndex extends AsyncDisposable {
  /** Number of its wallets, as of the last answer. */
  readonly size: number;
  /** What its arrays take, in bytes, as of the last answer. */
  readonly bytes: number;
  /** Adds wallets, or replaces those of the same addresses. */
  put(wallets: readonly PlacedWallet[], signal?: AbortSignal): Promise<void>;
  /** Arranges the wallets by their places: see `PointIndex`. */
  sort(signal?: AbortSignal): Promise<void>;
  /**
   * The nearest wallets, as `PointIndex` finds them.
   *
   * @throws DeadlineExceeded after two seconds, the signal's reason, or Error when the thread has ended.
   */
  nearest(
    point: Float32Array,
    k: number,
    options: { readonly exclude: readonly string[]; readonly signal: AbortSignal },
  ): Promise<readonly Neighbour[]>;
}

type Result = Exclude<ThreadAnswer, { error: string }>;

interface Asked {
  readonly request: ThreadRequest;
  readonly signal: AbortSignal | undefined;
  readonly answer: PromiseWithResolvers<Result>;
}

/** Starts the thread. It keeps the process alive only while somebody waits for it. */
export function openThreadIndex(data: ThreadData): ThreadIndex {
  const worker = new Worker(new URL("./index-worker.ts", import.meta.url), {
    workerData: data,
    execArgv: [],
  });
  worker.unref();
  const waiting: Asked[] = [];
  let current: Asked | undefined;
  let [size, bytes] = [0, 0];
  let dead: Error | undefined;

  worker.on("message", (answer: ThreadAnswer) => {
    const asked = current;
    current = undefined;
    if ("error" in answer) asked?.answer.reject(new Error(answer.error));
    else {
      ({ size, bytes } = answer);
      asked?.answer.resolve(answer);
    }
    sendNext();
  });
  const die = (cause?: unknown) => {
    dead ??= new Error("The thread of the index has ended.", { cause });
    for (const { answer } of [...(current ? [current] : []), ...waiting.splice(0)]) answer.reject(dead);
    current = undefined;
  };
  worker.on("error", die).on("exit", () => die());

  /** One request is sent at a time, so that those that nobody waits for any more are never worked on. */
  function sendNext(): void {
    if (current !== undefined) return;
    current = waiting.shift();
    while (current?.signal?.aborted) current = waiting.shift();
    if (current === undefined) worker.unref();
    else worker.postMessage(current.request);
  }

  function ask(request: ThreadRequest, signal: AbortSignal | undefined, ms?: number): Promise<Result> {
    return within({ ms, signal }, (ended) => {
      const answer = Promise.withResolvers<Result>();
      if (dead !== undefined) answer.reject(dead);
      else {
        worker.ref();
        waiting.push({ request, signal: ended, answer });
        sendNext();
      }
      return answer.promise;
    });
  }

  return {
    get size() {
      return size;
    },
    get bytes() {
      return bytes;
    },
    put: async (wallets, signal) => {
      await ask({ do: "put", wallets }, signal);
    },
    sort: async (signal) => {
      await ask({ do: "sort" }, signal);
    },
    nearest: async (point, k, { exclude, signal }) =>
      (await ask({ do: "find", point, k, exclude }, signal, SEARCH_MS)).found,
    [Symbol.asyncDispose]: async () => {
      await worker.terminate();
    },
  };
}
