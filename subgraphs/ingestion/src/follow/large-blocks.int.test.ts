import type { FollowedChain } from "@tetron/connectors/follow/configured/open-chains";
import type { Block, BlockTransaction, Movement } from "@tetron/domain/block";
import { blockEntries } from "@tetron/domain/block-entries";
import { movements } from "@tetron/lake/tables/movements";
import { walletTallies } from "@tetron/lake/tables/wallet-tallies";
import { wallets } from "@tetron/lake/tables/wallets";
import { emptyLake } from "@tetron/lake/testing";
import { inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import { walletFacts } from "../wallet-facts.ts";
import { chainStore } from "./chain-store.ts";
import { wholeState } from "./testing.ts";

const { signal } = new AbortController();
const COIN = "eip155:1/slip44:60";
const TOKEN = "eip155:1/erc20:0x00000000000000000000000000000000000f0005";
const SPAMMER = address(0);
const START = { height: 0, hash: "0x0", parentHash: null, timestamp: 1_700_000_000 };
const COUNT = 10_000;
const TEST_MS = 180_000;

function address(n: number): string {
  return `0x${n.toString(16).padStart(40, "0")}`;
}

/** One wallet pays each of many by a transaction of its own. */
function manyTransactions(height: number): Block {
  const transactions = Array.from(
    { length: COUNT },
    (_, index): BlockTransaction => ({
      ...{ index, hash: `0x${height}-${index}`, from: SPAMMER, to: address(index + 1), contract: null },
      ...{ value: 7n, failed: false, methodId: null },
    }),
  );
  return blockOf(height, transactions, (index) => transfer(index, 0, COIN, address(index + 1)));
}

/** One transaction sends a token to each of many: as many logs as transfers. */
function manyLogs(height: number): Block {
  const transaction = { index: 0, hash: `0x${height}`, from: SPAMMER, to: address(0xf0005), contract: null };
  return blockOf(height, [{ ...transaction, value: 0n, failed: false, methodId: "0xa9059cbb" }], (index) => [
    ...transfer(0, 2 * index, TOKEN, address(index + 1)),
    ...transfer(0, 2 * index + 1, TOKEN, address(index + 2)),
  ]);
}

function blockOf(
  height: number,
  transactions: readonly BlockTransaction[],
  movementsAt: (index: number) => readonly Movement[],
): Block {
  const ref = {
    height,
    hash: `0x${height}`,
    parentHash: `0x${height - 1}`,
    timestamp: START.timestamp + height,
  };
  return {
    ...{ ...ref, network: "ethereum", transactions },
    movements: Array.from({ length: COUNT }, (_, index) => movementsAt(index)).flat(),
  };
}

function transfer(transaction: number, place: number, asset: string, to: string): Movement[] {
  const kind = asset === COIN ? "native" : "token";
  const of = { transaction, asset, kind } as const;
  return [
    { ...of, index: 2 * place, wallet: SPAMMER, counterparty: to, delta: -7n },
    { ...of, index: 2 * place + 1, wallet: to, counterparty: SPAMMER, delta: 7n },
  ];
}

test(
  "a block of 10,000 transactions and one with 20,000 logs are committed, every history as from scratch, and undone",
  async () => {
    await using lake = await emptyLake();
    const source = { traces: () => true, nextHead: async () => START, refAt: async () => START };
    const chain = { network: "ethereum", mode: "full", from: 1, source } as unknown as FollowedChain;
    const store = chainStore(lake, chain, signal);
    await store.load();
    const blocks = [manyTransactions(1), manyLogs(2)];
    const tip = blocks.at(-1)!;
    await store.commit({ ancestor: START, undo: [], blocks, tip, finalized: 0 });
    expect(await lake.db.$count(movements)).toBe(60_000);
    const some = [SPAMMER, address(1), address(COUNT)];
    for (const row of await lake.db.select().from(wallets).where(inArray(wallets.address, some))) {
      const entries = blocks.map((block) => blockEntries(block)(row.address));
      const scratch = walletFacts({
        ...{ network: "ethereum", address: row.address },
        transactions: entries.flatMap(({ transactions }) => transactions),
        tokenTransfers: entries.flatMap(({ tokenTransfers }) => tokenTransfers),
      });
      const state = await wholeState(lake, row);
      const { wallet44, behaviour, transactions, tokenTransfers } = row;
      expect({ state, wallet44, behaviour, transactions, tokenTransfers }).toEqual({
        ...{ state: scratch.state, wallet44: scratch.wallet44, behaviour: scratch.behaviour },
        ...{ transactions: scratch.transactions, tokenTransfers: scratch.tokenTransfers },
      });
    }
    await store.commit({ ancestor: START, undo: blocks.toReversed(), blocks: [], tip: START, finalized: 0 });
    const left = await Promise.all([movements, wallets, walletTallies].map((table) => lake.db.$count(table)));
    expect(left).toEqual([0, 0, 0]);
  },
  TEST_MS,
);
