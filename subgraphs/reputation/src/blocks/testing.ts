import type { Block } from "@tetron/domain/block";
import { blockEntries } from "@tetron/domain/block-entries";
import type { AccountHistory } from "@tetron/domain/history";
import type { Owner } from "@tetron/domain/owner";
import { visibleToOwner } from "@tetron/domain/owner";
import { beginChain, moveChain, putHeldBlocks, trimHeldBlocks } from "@tetron/lake/chains";
import { deleteMovementsAbove, putMovements } from "@tetron/lake/movements";
import { chainWatched } from "@tetron/lake/tables/chain-watched";
import { aChain, type TestLake } from "@tetron/lake/testing";
import { reputationOfHistory } from "@tetron/models/reputation/history";
import type { ReputationState } from "@tetron/models/reputation/state";
import type { ReputationDeps } from "../deps.ts";
import { knownParties } from "../known-parties.ts";
import type { BlockEvent } from "./take-in-blocks.ts";

const NETWORK = "ethereum";
const COIN = "eip155:1/slip44:60";
/** Unix seconds of block 0. */
export const BEGUN = 1_760_000_000;
const BLOCK_SECONDS = 3_600;

/** A payment of a block, in thousandths of a coin. */
export interface Payment {
  readonly from: string;
  readonly to: string;
  readonly milli: number;
}

/** A chain as its follower leaves it in the lake, with the events that the follower tells. */
export async function aFollowedChain(lake: TestLake, watched: readonly string[]) {
  const { db } = lake;
  const held: Block[] = [];
  let branch = 0;
  let finalized = -1;
  const anchor = { height: 0, hash: "0x0", parentHash: null, timestamp: BEGUN };
  await beginChain(db, aChain({ mode: "watch", fromHeight: 1, heldHeight: 0, heldHash: "0x0" }), anchor);
  const at = new Date(BEGUN * 1_000);
  await db
    .insert(chainWatched)
    .values(watched.map((address) => ({ network: NETWORK, address, since: 1, at }) as const));

  /** Undoes the newest blocks, and commits one for each list of payments. */
  async function move(
    { undo = 0, final = finalized }: { readonly undo?: number; readonly final?: number },
    ...added: readonly (readonly Payment[])[]
  ): Promise<BlockEvent[]> {
    finalized = final;
    if (undo > 0) branch += 1;
    const { hash: heldHash } = held.at(-1) ?? anchor;
    const undone = held.splice(held.length - undo, undo).toReversed();
    const blocks = added.map((payments, i) => aBlock(held.length + i + 1, branch, payments));
    held.push(...blocks);
    const { height, hash } = held.at(-1) ?? anchor;
    await lake.transaction(async (tx) => {
      const ancestor = held.length - blocks.length;
      await deleteMovementsAbove(tx.db, NETWORK, ancestor);
      await trimHeldBlocks(tx.db, NETWORK, { above: ancestor });
      await putHeldBlocks(tx.db, NETWORK, { anchor: undefined, blocks });
      await putMovements(tx.db, blocks);
      await trimHeldBlocks(tx.db, NETWORK, { below: Math.min(finalized, height) });
      const seen = { heldHeight: height, heldHash: hash, finalizedHeight: finalized };
      await moveChain(tx.db, { network: NETWORK, heldHash }, seen);
    });
    const eventOf = (type: BlockEvent["type"], block: Block): BlockEvent => ({
      type,
      data: {
        ...{ network: NETWORK, height: block.height, hash: block.hash, wallets: [], finalized },
        timestamp: new Date().toISOString(),
      },
    });
    return [
      ...undone.map((block) => eventOf("block.undone", block)),
      ...blocks.map((block) => eventOf("block.committed", block)),
    ];
  }

  return {
    held,
    move,
    /** What a wallet did by the held blocks after a history. */
    after(address: string, history?: AccountHistory): AccountHistory {
      const last = history?.transactions.at(-1)?.timestamp ?? 0;
      const parts = held
        .filter(({ timestamp }) => timestamp > last)
        .map((block) => blockEntries(block)(address));
      return {
        ...{ network: NETWORK, address },
        transactions: [
          ...(history?.transactions ?? []),
          ...parts.flatMap(({ transactions }) => transactions),
        ],
        tokenTransfers: parts.flatMap(({ tokenTransfers }) => tokenTransfers),
      };
    },
  };
}

function aBlock(height: number, branch: number, payments: readonly Payment[]): Block {
  const hash = `0x${branch}.${height}`;
  const sent = payments.map(({ from, to, milli }) => ({ from, to, value: BigInt(milli) * 10n ** 15n }));
  return {
    ...{ network: NETWORK, height, hash, parentHash: "0x", timestamp: BEGUN + height * BLOCK_SECONDS },
    transactions: sent.map((each, index) => ({
      ...{ ...each, index, hash: `${hash}.${index}`, contract: null, failed: false, methodId: null },
    })),
    movements: sent.flatMap(({ from, to, value }, transaction) => [
      {
        transaction,
        index: 0,
        wallet: from,
        counterparty: to,
        asset: COIN,
        delta: -value,
        kind: "native" as const,
      },
      {
        transaction,
        index: 1,
        wallet: to,
        counterparty: from,
        asset: COIN,
        delta: value,
        kind: "native" as const,
      },
    ]),
  };
}

/** The state of a history by what an owner's lists say now. */
export async function fromScratch(
  deps: ReputationDeps,
  owner: Owner,
  history: AccountHistory,
): Promise<ReputationState> {
  const { network } = history;
  const known = await knownParties(deps, visibleToOwner(owner), { network, dealings: [history] });
  return reputationOfHistory(history, known(history));
}
