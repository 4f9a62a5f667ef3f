import { parentHeightOf } from "@tetron/connectors/follow/chain-source";
import type { FollowedChain } from "@tetron/connectors/follow/configured/open-chains";
import { type ChainStore, followChain, type Step } from "@tetron/connectors/follow/follow-chain";
import type { Block, BlockRef } from "@tetron/domain/block";
import { chainStore } from "@tetron/ingestion/follow/chain-store";
import { putMovements } from "@tetron/lake/movements";
import { emptyLake, type TestLake } from "@tetron/lake/testing";

type Source = FollowedChain["source"];

/** What catching up took, and the same rows alone. Times are in milliseconds. */
export interface CatchUp {
  readonly steps: readonly Step[];
  readonly ms: number;
  readonly floorMs: number;
}

/** Follows blocks up to one from the first on into an empty store, and then writes the same rows by bulk inserts alone. */
export async function measureCatchUp(source: Source, to: BlockRef): Promise<CatchUp> {
  const steps: Step[] = [];
  await using lake = await emptyLake("postgres");
  const start = performance.now();
  const isLast = (held: BlockRef) => held.hash === to.hash;
  await followUpTo(lake, { ...source, nextHead: async () => to }, isLast, (step) => steps.push(step));
  const ms = performance.now() - start;
  await using bare = await emptyLake("postgres");
  const floorStart = performance.now();
  for (const { blocks } of steps) await bare.transaction(({ db }) => putMovements(db, blocks));
  return { steps, ms, floorMs: performance.now() - floorStart };
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
