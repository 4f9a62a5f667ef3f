import type { Anvil } from "@tetron/connectors/anvil/testing";
import { type FollowedChain, openChains } from "@tetron/connectors/follow/configured/open-chains";
import { followChain } from "@tetron/connectors/follow/follow-chain";
import { followSettings } from "@tetron/connectors/follow/settings";
import { callNode } from "@tetron/connectors/testing";
import { entriesOf, type HistoryEntries } from "@tetron/domain/block-entries";
import type { AccountHistory } from "@tetron/domain/history";
import type { Network } from "@tetron/domain/network";
import { until } from "@tetron/domain/testing";
import type { BehaviourState } from "@tetron/features/behaviour-state";
import { isApart, putBack, type TallyCount } from "@tetron/features/tallies";
import { findChain } from "@tetron/lake/chains";
import type { Lake } from "@tetron/lake/lake";
import { chainTransactions } from "@tetron/lake/tables/chain-transactions";
import { movements } from "@tetron/lake/tables/movements";
import { walletTallies } from "@tetron/lake/tables/wallet-tallies";
import type { StoredWallet } from "@tetron/lake/tables/wallets";
import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { importHistories } from "../imports/import-histories.ts";
import { walletFrom } from "../stored-wallet.ts";
import { chainStore } from "./chain-store.ts";

const FOLLOW_MS = 60_000;

/** The chain of a node as the settings open it. */
export function chainOf(stack: AsyncDisposableStack, settings: Record<string, string>): FollowedChain {
  const [chain] = openChains(stack, z.object(followSettings).parse(settings));
  return chain!;
}

/** Follows until the end of the scope. */
export function following(lake: Lake, chain: FollowedChain, options: { readonly retryMs?: number } = {}) {
  const end = new AbortController();
  const troubles: unknown[] = [];
  const store = chainStore(lake, chain, end.signal);
  const onTrouble = (error: unknown) => {
    if (error !== null) troubles.push(error);
  };
  const parts = {
    source: chain.source,
    store,
    onTrouble,
    retryMs: 50,
    finalityMs: 0,
    headsMs: 1_000,
    ...options,
  };
  const ended = followChain(parts, end.signal);
  return {
    troubles,
    ended,
    async [Symbol.asyncDispose]() {
      end.abort();
      await ended;
    },
  };
}

/** Waits until a lake holds the node's newest block. */
export async function heldUpTo(lake: Lake, { url }: Pick<Anvil, "url">, withinMs = FOLLOW_MS): Promise<void> {
  await until(
    "the head is held",
    async () => {
      const { hash } = await callNode(url, "eth_getBlockByNumber", ["latest", false]);
      return (await findChain(lake.db, "ethereum"))?.heldHash === hash;
    },
    withinMs,
  );
}

/** Wallets whose coins, by their movements since the first block, are not what the node says at the held block. */
export async function wrongBalances(lake: Lake, { url }: Pick<Anvil, "url">): Promise<object[]> {
  const { heldHash } = (await findChain(lake.db, "ethereum"))!;
  const { rows } = await lake.db.execute<{ wallet: string; delta: string }>(sql`
    select wallet, sum(delta)::text as delta from ${movements} where asset = 'eip155:1/slip44:60' group by wallet`);
  const wrong: object[] = [];
  for (const { wallet, delta } of rows) {
    const [before, now] = await Promise.all([
      callNode(url, "eth_getBalance", [wallet, "0x0"]),
      callNode(url, "eth_getBalance", [wallet, { blockHash: heldHash }]),
    ]);
    const expected = BigInt(now) - BigInt(before);
    if (expected !== BigInt(delta)) wrong.push({ wallet, delta, expected });
  }
  return wrong;
}

/** What a wallet did, by everything that is held of a network. */
export async function heldEntries(
  { db }: Lake,
  address: string,
  network: Network = "ethereum",
): Promise<HistoryEntries> {
  const moved = await db
    .select()
    .from(movements)
    .where(eq(movements.network, network))
    .orderBy(asc(movements.height), asc(movements.transaction), asc(movements.index));
  const sent = await db
    .select()
    .from(chainTransactions)
    .where(eq(chainTransactions.network, network))
    .orderBy(asc(chainTransactions.height), asc(chainTransactions.index));
  const heights = [...new Set(sent.map(({ height }) => height))];
  const parts = heights.map((height) => {
    const transactions = sent
      .filter((each) => each.height === height)
      .map(({ fromAddress, toAddress, ...each }) => ({ ...each, from: fromAddress, to: toAddress }));
    const timestamp = sent.find((each) => each.height === height)!.at.getTime() / 1_000;
    return entriesOf(address, {
      network,
      timestamp,
      transactions,
      movements: moved.filter((each) => each.height === height),
    });
  });
  return {
    transactions: parts.flatMap(({ transactions }) => transactions),
    tokenTransfers: parts.flatMap(({ tokenTransfers }) => tokenTransfers),
  };
}

/** The state of a wallet with all keys of its tallies, as one that is computed from scratch. */
export async function wholeState(
  { db }: Lake,
  row: Pick<StoredWallet, "network" | "address" | "state">,
): Promise<BehaviourState> {
  const { network, address } = row;
  const held = walletFrom(row).state as BehaviourState;
  if (!isApart(held)) return held;
  const whole = JSON.parse(JSON.stringify(held), (key, value) => (key === "apart" ? undefined : value));
  const ofWallet = and(eq(walletTallies.network, network), eq(walletTallies.address, address));
  putBack(whole, (await db.select().from(walletTallies).where(ofWallet)) as unknown as TallyCount[]);
  return whole;
}

/** Imports what a provider told of a wallet at a time. */
export function importTold(
  lake: Lake,
  history: AccountHistory,
  { source, asOf }: { readonly source: string; readonly asOf: Date },
) {
  const signal = new AbortController().signal;
  return importHistories(
    lake,
    (async function* () {
      yield { line: 1, value: history };
    })(),
    { owner: "operator", actor: "system", source, asOf, now: new Date(), signal },
  );
}
