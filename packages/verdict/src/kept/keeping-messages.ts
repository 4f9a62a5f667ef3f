import type { PlacedWallet } from "@tetron/models/nearest/wallet-rows";

/** A wallet that a thread answers about. */
export interface AskedWallet {
  readonly address: string;
  /** `behaviour/v1`. */
  readonly behaviour: ArrayLike<number>;
  /** Its place among the known wallets; `null` when it has none, or its neighbours are not asked for. */
  readonly point: Float32Array | null;
}

/** What the thread is asked for, one at a time. */
export type KeepingRequest =
  | { readonly do: "open"; readonly model: string; readonly bytes: Uint8Array }
  | { readonly do: "put"; readonly wallets: readonly PlacedWallet[] }
  | { readonly do: "sort" }
  | { readonly do: "answer"; readonly models: readonly string[]; readonly wallets: readonly AskedWallet[] };

/** What the models and the index say of a wallet, as it is kept. */
export interface AnsweredWallet {
  /** One after the other; `null` when a model reports too few features. */
  readonly estimates: Uint8Array | null;
  /** Empty without a place. */
  readonly neighbours: Uint8Array;
}

/** The wallets in the order asked; nothing for other requests. */
export interface KeepingAnswer {
  readonly answered: readonly AnsweredWallet[];
}
