import type { FollowedChain } from "@tetron/connectors/follow/configured/open-chains";
import type { Block, BlockRef } from "@tetron/domain/block";
import { until } from "@tetron/domain/testing";
import { putHeldBlocks } from "@tetron/lake/chains";
import type { Lake } from "@tetron/lake/lake";
import { lockRollups } from "@tetron/lake/rollups";
import { chains } from "@tetron/lake/tables/chains";
import { emptyLake, missingPostgres, testStores } from "@tetron/lake/testing";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { chainStore } from "./chain-store.ts";

const { signal } = new AbortController();
const START = refAt(0);
const PAYER = address(0);
/** More than the store takes in quickly. */
const PAID = 600;
const WAIT_MS = 10_000;

function address(n: number): string {
  return `0x${n.toString(16).padStart(40, "0")}`;
}

function refAt(height: number): BlockRef {
  const parentHash = height === 0 ? null : `0x${height - 1}`;
  return { height, hash: `0x${height}`, parentHash, timestamp: 1_700_000_000 + height };
}

/** One wallet pays each of many. */
function blockAt(height: number): Block {
  const movement = { asset: "eip155:1/slip44:60", kind: "native" } as const;
  const paid = Array.from({ length: PAID }, (_, n) => address(n + 1));
  return {
    ...{ ...refAt(height), network: "ethereum" },
    transactions: paid.map((to, index) => ({
      ...{ index, hash: `0x${height}-${index}`, from: PAYER, to, contract: null },
      ...{ value: 7n, failed: false, methodId: null },
    })),
    movements: paid.flatMap((to, transaction) => [
      { ...movement, transaction, index: 0, wallet: PAYER, counterparty: to, delta: -7n },
      { ...movement, transaction, index: 1, wallet: to, counterparty: PAYER, delta: 7n },
    ]),
  };
}

/** A store that holds the first block. */
async function begun(lake: Lake) {
  const source = { traces: () => true, nextHead: async () => START, refAt: async () => START };
  const chain = { network: "ethereum", mode: "full", from: 1, source } as unknown as FollowedChain;
  const store = chainStore(lake, chain, signal);
  await store.load();
  const first = blockAt(1);
  await store.commit({ ancestor: START, undo: [], blocks: [first], tip: first, finalized: 0 });
  return { store, first };
}

/** What the store said first. */
function causeOf(error: unknown): string {
  const { cause } = error as Error;
  return cause === undefined ? String(error) : causeOf(cause);
}

describe.each(testStores())("a commit of blocks on $kind", ({ kind, missing }) => {
  test.skipIf(missing !== undefined)("that fails says what failed first", async () => {
    await using lake = await emptyLake(kind);
    const { store, first } = await begun(lake);
    const second = blockAt(2);
    const step = { ancestor: first, undo: [], blocks: [second], tip: second, finalized: 0 };
    const failure = () => store.commit(step).then(() => "none", causeOf);
    await lake.db.execute(
      sql`alter table ingestion.chain_transactions add constraint not_second check (height <> 2)`,
    );
    expect(await failure()).toContain("not_second");
    await putHeldBlocks(lake.db, "ethereum", { anchor: undefined, blocks: [second] });
    expect(await failure()).toContain("chain_blocks_network_height_pk");
  });
});

// The embedded store has one connection.
test.skipIf(missingPostgres() !== undefined)(
  "a commit that undoes blocks locks the roll-ups before the checkpoint, in the order of deleteOldMovements",
  async () => {
    await using lake = await emptyLake("postgres");
    const { store, first } = await begun(lake);
    const [locked, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const others = lake.transaction(async ({ db }) => {
      await lockRollups(db, "ethereum");
      locked.resolve();
      await mayEnd.promise;
    });
    await locked.promise;
    const step = { ancestor: START, undo: [first], blocks: [], tip: START, finalized: 0 };
    const undoing = store.commit(step);
    try {
      const isWaiting = async () => {
        const { rows } = await lake.db.execute(sql`
          select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
        return rows.length > 0;
      };
      await until("it waits", isWaiting, WAIT_MS);
      await lake.transaction(async ({ db }) => {
        await db.execute(sql`set local lock_timeout = '100ms'`);
        await db.update(chains).set({ movementsFrom: 1 });
      });
    } finally {
      mayEnd.resolve();
      await Promise.allSettled([others, undoing]);
    }
    expect((await undoing).head).toEqual(START);
  },
);
