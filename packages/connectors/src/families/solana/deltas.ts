import type { RawAccount, RawMeta } from "./raw.ts";

/** A transaction by the accounts that it names, the first of which pays the fee, and what it changed. */
export interface Changed {
  readonly accounts: readonly RawAccount[];
  readonly meta: RawMeta;
}

/** What parties had after a transaction less what they had before it, in base units. */
export type Deltas = ReadonlyMap<string, bigint>;

/** Changes of a token. */
export interface TokenDeltas {
  readonly decimals: number;
  /** By the owners of the accounts that hold it. */
  readonly deltas: Deltas;
}

/** Changes of the coin in lamports, without the fee; 0 for accounts that are only named. */
export function coinDeltas({ accounts, meta }: Changed): Deltas {
  const deltas = new Map<string, bigint>();
  for (const [i, { pubkey }] of accounts.entries())
    deltas.set(pubkey, meta.postBalances[i]! - meta.preBalances[i]! + (i === 0 ? meta.fee : 0n));
  return deltas;
}

/** Changes of tokens by their mints: all accounts of an owner together. An account without a known owner is left out. */
export function tokenDeltas({ preTokenBalances, postTokenBalances }: RawMeta): Map<string, TokenDeltas> {
  const mints = new Map<string, { readonly decimals: number; readonly deltas: Map<string, bigint> }>();
  const add = (list: RawMeta["preTokenBalances"], sign: 1n | -1n) => {
    for (const { mint, owner, uiTokenAmount } of list) {
      if (owner === undefined) continue;
      const { decimals } = uiTokenAmount;
      const { deltas } = mints.get(mint) ?? { deltas: new Map<string, bigint>() };
      mints.set(mint, { decimals, deltas });
      deltas.set(owner, (deltas.get(owner) ?? 0n) + sign * uiTokenAmount.amount);
    }
  };
  add(preTokenBalances, -1n);
  add(postTokenBalances, 1n);
  return mints;
}

/** Who got most of what a party sent, or gave most of what it received; `null` when nobody did. */
export function otherSide(deltas: Deltas, address: string, isSent: boolean): string | null {
  let [most, amount]: [string | null, bigint] = [null, 0n];
  for (const [party, delta] of deltas) {
    const gain = isSent ? delta : -delta;
    if (party !== address && gain > amount) [most, amount] = [party, gain];
  }
  return most;
}
