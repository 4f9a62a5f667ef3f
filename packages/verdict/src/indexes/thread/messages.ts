import type { PlacedWallet } from "@tetron/models/nearest/wallet-rows";
import type { Neighbour } from "@tetron/models/neighbour";

/** What the thread is started with. */
export interface ThreadData {
  /** Columns of the space. */
  readonly width: number;
  /** How many wallets will be put. */
  readonly expected: number;
}

/** What the thread is asked for, one at a time. */
export type ThreadRequest =
  | { readonly do: "put"; readonly wallets: readonly PlacedWallet[] }
  | { readonly do: "sort" }
  | {
      readonly do: "find";
      readonly point: Float32Array;
      readonly k: number;
      readonly exclude: readonly string[];
    };

/** Its answer; `found` is empty but for `find`. */
export type ThreadAnswer =
  | { readonly found: readonly Neighbour[]; readonly size: number; readonly bytes: number }
  | { readonly error: string };
