import type { PlacedWallet } from "@tetron/models/nearest/wallet-rows";
import type { Neighbour } from "@tetron/models/neighbour";
import { openAskedThread } from "./ask-thread.ts";
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

/** Starts the thread. It keeps the process alive only while somebody waits for it. */
export function openThreadIndex(data: ThreadData): ThreadIndex {
  const module = new URL("./index-worker.ts", import.meta.url);
  const thread = openAskedThread<ThreadRequest, Result>(module, { name: "the index", workerData: data });
  let [size, bytes] = [0, 0];

  async function ask(request: ThreadRequest, signal: AbortSignal | undefined, ms?: number): Promise<Result> {
    const answer = await thread.ask(request, { signal, ms });
    ({ size, bytes } = answer);
    return answer;
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
    [Symbol.asyncDispose]: () => thread[Symbol.asyncDispose](),
  };
}
