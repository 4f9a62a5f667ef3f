import { parentHeightOf } from "@tetron/connectors/follow/chain-source";
import type { FollowedChain } from "@tetron/connectors/follow/configured/open-chains";
import { type ChainStore, followChain, type Step } from "@tetron/connectors/follow/follow-chain";
import type { Block, BlockRef } from "@tetron/domain/block";
import { chainStore } from "@tetron/ingestion/follow/chain-store";
import { putMovements } from "@tetron/lake/movements";
import { chainUndo } from "@tetron/lake/tables/chain-undo";
import { walletTallies } from "@tetron/lake/tables/wallet-tallies";
import { wallets } from "@tetron/lake/tables/wallets";
import { emptyLake, type TestLake } from "@tetron/lake/testing";
import { insertRow, type Write } from "@tetron/lake/write";
import type { PgTable } from "drizzle-orm/pg-core";

type Source = FollowedChain["source"];

/** What catching up took, and the same rows alone. Times are in milliseconds. */
export interface CatchUp {
  readonly steps: readonly Step[];
  readonly ms: number;
  readonly floorMs: number;
  /** With what is stored of the wallets then: their states, their tallies, and what undoes them. */
  readonly allRowsMs: number;
}

/**
 * Follows blocks up to one from the first on into an empty store, and then writes into another by bulk inserts alone, in the same
 * commits, first what they moved, and then what is stored of wallets too. A row that commits changed is written once.
 */
export async function measureCatchUp(source: Source, to: BlockRef): Promise<CatchUp> {
  const steps: Step[] = [];
  await using lake = await emptyLake("postgres");
  const start = performance.now();
  const isLast = (held: BlockRef) => held.hash === to.hash;
  await followUpTo(lake, { ...source, nextHead: async () => to }, isLast, (step) => steps.push(step));
  const ms = performance.now() - start;
  const floorMs = await timeOfInserts(steps, []);
  const others: Write[] = [];
  const tables: readonly PgTable[] = [wallets, walletTallies, chainUndo];
  for (const table of tables)
    for (const row of await lake.db.select().from(table)) others.push(insertRow(table, row));
  return { steps, ms, floorMs, allRowsMs: await timeOfInserts(steps, others) };
}

/** Milliseconds for inserting what blocks moved, and other rows, an equal part in each commit. */
async function timeOfInserts(steps: readonly Step[], others: readonly Write[]): Promise<number> {
  await using bare = await emptyLake("postgres");
  const perStep = Math.ceil(others.length / steps.length);
  const start = performance.now();
  for (const [i, { blocks }] of steps.entries())
    await bare.transaction(async ({ db, add }) => {
      await putMovements(db, blocks);
      add(...others.slice(i * perStep, (i + 1) * perStep));
    });
  return performance.now() - start;
}

/** Times from when each of some blocks is the newest until what it changes is committed, in milliseconds. */
export async function measureLive(source: Source, live: readonly BlockRef[]): Promise<number[]> {
  await using lake = await emptyLake("postgres");
  const [first] = live;
  const parent = { height: parentHeightOf(first!), hash: first!.parentHash! };
  const before = await source.refOf(parent, new AbortController().signal);
  const isBefore = (held: BlockRef) => held.hash === before.hash;
  await followUpTo(lake, { ...source, nextHead: async () => before }, isBefore);
  const times: number[] = [];
  const left = live.values();
  let toldAt = 0;
  const announcing: Source = {
    ...source,
    async nextHead() {
      const next = left.next().value ?? live.at(-1)!;
      toldAt = performance.now();
      return next;
    },
  };
  const isLast = (held: BlockRef) => held.hash === live.at(-1)!.hash;
  await followUpTo(lake, announcing, isLast, () => times.push(performance.now() - toldAt));
  return times;
}

/** Follows a chain into a store until it holds a block. */
export async function followUpTo(
  lake: TestLake,
  source: Source,
  isLast: (held: BlockRef) => boolean,
  onStep: (step: Step) => void = () => {},
): Promise<void> {
  const end = new AbortController();
  const chain: FollowedChain = {
    ...{ network: source.network, mode: "full", from: 1, source, oldBlocks: source, health: () => [] },
  };
  const store = chainStore(lake, chain, end.signal);
  const ending: ChainStore = {
    ...store,
    async commit(step) {
      const window = await store.commit(step);
      onStep(step);
      if (isLast(window.head)) end.abort();
      return window;
    },
  };
  const troubles: unknown[] = [];
  const onTrouble = (error: unknown) => {
    if (error === null) return;
    troubles.push(error);
    end.abort();
  };
  await followChain({ source, store: ending, onTrouble }, end.signal);
  if (troubles.length > 0) throw troubles[0];
}

/** Blocks, transactions and movements of what was committed. */
export function sizeOf(steps: readonly Step[]) {
  const blocks: readonly Block[] = steps.flatMap((step) => step.blocks);
  const sum = (of: (block: Block) => number) => blocks.reduce((total, block) => total + of(block), 0);
  return {
    blocks: blocks.length,
    transactions: sum(({ transactions }) => transactions.length),
    movements: sum(({ movements }) => movements.length),
  };
}
