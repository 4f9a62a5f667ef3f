import type { FollowedChain } from "@tetron/connectors/follow/configured/open-chains";
import type { ChainStore } from "@tetron/connectors/follow/follow-chain";
import type { Block, BlockRef, BlockTransaction, Movement } from "@tetron/domain/block";
import { blockEntries } from "@tetron/domain/block-entries";
import type { BehaviourState } from "@tetron/features/behaviour-state";
import { isApart } from "@tetron/features/tallies";
import { walletTallies } from "@tetron/lake/tables/wallet-tallies";
import { wallets } from "@tetron/lake/tables/wallets";
import { emptyLake, type TestLake } from "@tetron/lake/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { walletFacts } from "../wallet-facts.ts";
import { chainStore } from "./chain-store.ts";
import { resetChain } from "./reset-chain.ts";
import { MAX_KEYS } from "./tallies.ts";
import { wholeState } from "./testing.ts";

const { signal } = new AbortController();
const COIN = "eip155:1/slip44:60";
const START: BlockRef = { height: 0, hash: "0x0", parentHash: null, timestamp: 1_700_000_000 };
const PAYER = address(1);
const TEST_MS = 60_000;
const RUNS = 6;

function address(n: number): string {
  return `0x${n.toString(16).padStart(40, "0")}`;
}

/** A block in which the payer pays some, the first one twice, and is paid in a token by each. */
function paying(parent: BlockRef, branch: number, payees: readonly number[]): Block {
  const height = parent.height + 1;
  const paid = [...payees, ...payees.slice(0, 1)].map((n) => address(n));
  const transactions = paid.map(
    (to, index): BlockTransaction => ({
      ...{ index, hash: `0x${branch}-${height}-${index}`, from: PAYER, to, contract: null },
      ...{ value: BigInt(index), failed: false, methodId: `0x${String(index % 3).padStart(8, "0")}` },
    }),
  );
  const movements = paid.flatMap((to, index): Movement[] => {
    const of = { transaction: index, kind: "token", asset: `eip155:1/erc20:${to}` } as const;
    return [
      { ...of, index: 0, wallet: to, counterparty: PAYER, delta: -7n },
      { ...of, index: 1, wallet: PAYER, counterparty: to, delta: 7n },
      { ...of, kind: "native", asset: COIN, index: 2, wallet: PAYER, counterparty: to, delta: -1n },
      { ...of, kind: "native", asset: COIN, index: 3, wallet: to, counterparty: PAYER, delta: 1n },
    ];
  });
  return {
    ...{ network: "ethereum", height, hash: `0x${branch}-${height}`, parentHash: parent.hash },
    ...{ timestamp: START.timestamp + 12 * height, transactions, movements },
  };
}

function openStore(lake: TestLake): ChainStore {
  const source = { traces: () => true, nextHead: async () => START, refAt: async () => START };
  const chain = { network: "ethereum", mode: "full", from: 1, source } as unknown as FollowedChain;
  return chainStore(lake, chain, signal);
}

/** What is held, and what it would be if the blocks were counted from the first one on. */
async function heldAndCounted(lake: TestLake, blocks: readonly Block[]) {
  const rows = (await lake.db.select().from(wallets)).toSorted((a, b) => (a.address < b.address ? -1 : 1));
  const held = await Promise.all(
    rows.map(async (row) => ({
      ...{ address: row.address, state: await wholeState(lake, row), transactions: row.transactions },
      ...{ wallet44: row.wallet44, behaviour: row.behaviour, isApart: isApart(row.state as BehaviourState) },
    })),
  );
  const touched = [
    ...new Set(blocks.flatMap(({ transactions }) => transactions.flatMap((each) => [each.from!, each.to!]))),
  ];
  const counted = touched.toSorted().map((each) => {
    const entries = blocks.map((block) => blockEntries(block)(each));
    const facts = walletFacts({
      ...{ network: "ethereum", address: each },
      transactions: entries.flatMap(({ transactions }) => transactions),
      tokenTransfers: entries.flatMap(({ tokenTransfers }) => tokenTransfers),
    });
    const { state, transactions, wallet44, behaviour } = facts;
    return { address: each, state, transactions, wallet44, behaviour, isApart: keysIn(state) > MAX_KEYS };
  });
  return { held, counted };
}

/** As {@link countTallied}, without it. */
function keysIn(state: unknown): number {
  return JSON.stringify(state).split('"=').length - 1;
}

const steps = fc.array(
  fc.record({
    undo: fc.nat(6),
    blocks: fc.array(fc.uniqueArray(fc.integer({ min: 2, max: 40 }), { minLength: 1, maxLength: 6 }), {
      minLength: 1,
      maxLength: 5,
    }),
    isOpenedAgain: fc.boolean(),
  }),
  { minLength: 4, maxLength: 10 },
);

test(
  "wallets whose tallies become rows equal counting from the first block on, after every block and reorg",
  async () => {
    await using lake = await emptyLake();
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        let store = openStore(lake);
        await store.load();
        let chain: Block[] = [];
        for (const [branch, { undo, blocks: planned, isOpenedAgain }] of plan.entries()) {
          const undone = chain.slice(Math.max(chain.length - undo, 0)).toReversed();
          chain = chain.slice(0, chain.length - undone.length);
          const ancestor = chain.at(-1) ?? START;
          const blocks: Block[] = [];
          for (const payees of planned) blocks.push(paying(blocks.at(-1) ?? ancestor, branch, payees));
          chain = [...chain, ...blocks];
          if (isOpenedAgain) {
            store = openStore(lake);
            await store.load();
          }
          await store.commit({ ancestor, undo: undone, blocks, tip: blocks.at(-1)!, finalized: 0 });
          const { held, counted } = await heldAndCounted(lake, chain);
          expect(held).toEqual(counted);
          const apart = held.filter((each) => each.isApart);
          const keys = apart.reduce((sum, { state }) => sum + keysIn(state), 0);
          expect(await lake.db.$count(walletTallies)).toBe(keys);
        }
        await resetChain(lake, "ethereum", { actor: "test", now: new Date(), signal });
        const left = await Promise.all([wallets, walletTallies].map((table) => lake.db.$count(table)));
        expect(left).toEqual([0, 0]);
      }),
      { numRuns: RUNS },
    );
  },
  TEST_MS,
);
