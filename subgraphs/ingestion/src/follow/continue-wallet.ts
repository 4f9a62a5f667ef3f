import type { HistoryEntries } from "@tetron/domain/block-entries";
import { MINUTE_MS } from "@tetron/domain/durations";
import { NETWORKS, type Network, type NetworkFamily } from "@tetron/domain/network";
import { type BehaviourState, behaviourFrom } from "@tetron/features/behaviour-state";
import { vectorOf } from "@tetron/features/wallet-44-state";
import { basisOf } from "@tetron/lake/followed-wallets";
import type { Followed, StoredWallet } from "@tetron/lake/tables/wallets";
import type { WatchedFrom } from "@tetron/lake/watched-wallets";
import { observe } from "./observe.ts";

/**
 * How much older than one before it a block may be, in seconds. Nodes of bitcoin take a block that is dated up to two hours
 * ahead, and the next one may be dated right.
 */
const DISORDER_SECONDS: Readonly<Record<NetworkFamily, number>> = { evm: 0, bitcoin: 2 * 3_600, solana: 0 };
/** How far a provider's answer may be behind the chain. */
const PROVIDER_LAG_MS = MINUTE_MS;

/**
 * How the history of a wallet goes on with blocks; `null` when it cannot: blocks between it and the first that was kept
 * for the wallet may be missing.
 *
 * A provider's answer has the chain up to some block. It can be continued when that is not before the first block kept;
 * what kept blocks have up to its last entry it has too.
 */
export function continuation(row: StoredWallet, from: WatchedFrom): Followed | null {
  // Otherwise the wallet was not kept for a while in between.
  if (row.followed !== null && row.followed.since >= from.height) return row.followed;
  const state = row.state as BehaviourState | null;
  if (state === null || row.asOf === null || row.asOf.getTime() < from.at.getTime() + PROVIDER_LAG_MS)
    return null;
  return {
    ...{ since: from.height, height: from.height - 1, basis: basisOf(row) },
    ...{ transactionsTo: state.wallet.lastSeen, tokensTo: state.wallet.lastToken },
  };
}

/** The entries of a block that a history does not have yet. */
export function newEntries(
  { transactions, tokenTransfers }: HistoryEntries,
  { transactionsTo, tokensTo }: Followed,
): HistoryEntries {
  const isAfter = (to: number | null) => (entry: { readonly timestamp: number }) =>
    to === null || entry.timestamp > to;
  return {
    transactions: transactions.filter(isAfter(transactionsTo)),
    tokenTransfers: tokenTransfers.filter(isAfter(tokensTo)),
  };
}

/** Whether it cannot be told if a history has an entry of a block: one of a later block may be dated before it. */
export function isDoubtful(network: Network, { transactions }: HistoryEntries, followed: Followed): boolean {
  const to = followed.transactionsTo ?? Number.NEGATIVE_INFINITY;
  const slack = DISORDER_SECONDS[NETWORKS[network].family];
  return transactions.some(({ timestamp }) => timestamp < to && timestamp > to - slack);
}

/** What a block is to a history: how far it goes, when it was mined, and when that was found. */
export interface Continuing {
  readonly followed: Followed;
  readonly at: Date;
  readonly now: Date;
}

/**
 * A wallet after the entries of one more block, in time that does not depend on the length of its history. Its state is
 * continued in place; its features are those of before: see {@link described}.
 */
export function continued(
  row: StoredWallet,
  entries: HistoryEntries,
  { followed, at, now }: Continuing,
): StoredWallet {
  const state = row.state as BehaviourState;
  const added = observe(state, entries);
  return {
    ...row,
    ...{ state, followed, asOf: at, firstSeen: row.firstSeen ?? at, updatedAt: now },
    lastSeen: row.lastSeen !== null && row.lastSeen > at ? row.lastSeen : at,
    transactions: row.transactions + added.transactions,
    tokenTransfers: row.tokenTransfers + added.tokenTransfers,
  };
}

/** A wallet with the features of its state. */
export function described(row: StoredWallet): StoredWallet {
  const state = row.state as BehaviourState;
  const vector44 = vectorOf(state.wallet);
  return { ...row, wallet44: [...vector44], behaviour: [...behaviourFrom(state, vector44)] };
}
