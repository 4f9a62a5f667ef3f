import type { Network } from "./network.ts";

/** A value that changed hands in a transaction. */
export interface Transfer {
  /** CAIP-10 id of the account that paid; `null` for a mint or a coinbase. */
  readonly from: string | null;
  /** CAIP-10 id of the account that was paid; `null` for a burn. */
  readonly to: string | null;
  /** CAIP-19 asset type. */
  readonly asset: string;
  /** Base units, `>= 0`. */
  readonly amount: bigint;
}

/** The change of one account's holding of one asset. It fits networks with accounts, with outputs, and Solana alike. */
export interface Movement {
  /** CAIP-10 id. */
  readonly account: string;
  /** CAIP-19 asset type. */
  readonly asset: string;
  /** Base units: negative for what left the account. */
  readonly delta: bigint;
}

/** A block of a network with what it moved. */
export interface Block {
  readonly network: Network;
  /** In the network's stored form. */
  readonly hash: string;
  /** `null` for the first block. */
  readonly parentHash: string | null;
  /** Height; on Solana the slot. */
  readonly height: number;
  /** Unix seconds. */
  readonly timestamp: number;
  readonly movements: readonly Movement[];
}

/**
 * The movements of transfers: one for each account and asset whose holding changed. For each asset they add up to what
 * was minted less what was burnt.
 *
 * @returns Ordered by account and asset.
 * @throws RangeError for a negative amount.
 *
 * @example
 * ```ts
 * import { movementsOf } from "@tetron/domain/block";
 *
 * const asset = "eip155:1/slip44:60";
 * movementsOf([{ from: "eip155:1:0xa…", to: "eip155:1:0xb…", asset, amount: 5n }]);
 * // [{ account: "eip155:1:0xa…", asset, delta: -5n }, { account: "eip155:1:0xb…", asset, delta: 5n }]
 * ```
 */
export function movementsOf(transfers: readonly Transfer[]): Movement[] {
  const deltas = new Map<string, Movement>();
  const add = (account: string | null, asset: string, delta: bigint) => {
    if (account === null) return;
    // Neither id has a space.
    const key = `${account} ${asset}`;
    deltas.set(key, { account, asset, delta: (deltas.get(key)?.delta ?? 0n) + delta });
  };
  for (const { from, to, asset, amount } of transfers) {
    if (amount < 0n) throw new RangeError(`amount: ${amount} of ${asset} is negative.`);
    add(from, asset, -amount);
    add(to, asset, amount);
  }
  return Array.from(deltas)
    .filter(([, { delta }]) => delta !== 0n)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, movement]) => movement);
}
