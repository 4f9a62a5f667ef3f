import type { Interest } from "@tetron/connectors/follow/chain-source";
import type { FollowedChain } from "@tetron/connectors/follow/configured/open-chains";
import type { ChainStore, Step } from "@tetron/connectors/follow/follow-chain";
import { windowOf } from "@tetron/connectors/follow/window";
import type { BlockRef } from "@tetron/domain/block";
import { Failure } from "@tetron/domain/failure";
import { createIds, firstIdAt } from "@tetron/domain/id";
import type { BehaviourState } from "@tetron/features/behaviour-state";
import { countTallied } from "@tetron/features/tallies";
import { putLinks } from "@tetron/lake/address-links";
import { keepHeaders } from "@tetron/lake/chain-headers";
import { findChain, findHeldBlocks, moveChain, putHeldBlocks, trimHeldBlocks } from "@tetron/lake/chains";
import { appendEvent } from "@tetron/lake/events";
import { forgetUndo } from "@tetron/lake/followed-wallets";
import type { Lake, Transaction } from "@tetron/lake/lake";
import { deleteMovementsAbove, putMovements } from "@tetron/lake/movements";
import { openRecentWallets, versionOf } from "@tetron/lake/recent-wallets";
import { lockRollups } from "@tetron/lake/rollups";
import type { StoredChain } from "@tetron/lake/tables/chains";
import { together } from "@tetron/lake/together";
import { isUnbegun } from "@tetron/lake/unbegun-chains";
import {
  countWatched,
  findWatched,
  type WatchedFrom,
  watchAsked,
  watchScored,
} from "@tetron/lake/watched-wallets";
import { walletFrom } from "../stored-wallet.ts";
import { beginFollowing, heldOf } from "./begin-following.ts";
import { type Continued, continueWallets, type Kept } from "./continue-wallets.ts";
import { undoWallets } from "./undo-wallets.ts";

/** Wallets that a network is watched for because payments of them were scored. */
const MAX_SCORED_WALLETS = 100_000;
/** Wallets that a network is watched for, those that tenants watch too. */
const MAX_WATCHED_WALLETS = 200_000;
/** Scores and watches of the last minute are looked at again: those of several processes may be committed out of order. */
const OVERLAP_MS = 60_000;

/** How often wallets are looked for where every block is kept whoever is watched. */
const LOOK_MS = 5_000;

/** How often it is looked whether a wallet is not watched any more: counting many takes a while. */
const COUNT_MS = 5_000;

/** How long the store may take to say whether it can be written. */
const CHECK_MS = 5_000;

const nextId = createIds();

/** What is held of a chain, in the lake. */
export function chainStore(lake: Lake, followed: FollowedChain, signal: AbortSignal): ChainStore {
  const { network, mode, source } = followed;
  let chain: StoredChain | undefined;
  let held: readonly BlockRef[] = [];
  let watched = new Map<string, WatchedFrom>();
  let scoresAfter = "";
  let watchesAfter = new Date(0);
  let countedAt = Number.NEGATIVE_INFINITY;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let isRefused = false;
  const recent = openRecentWallets(network, {
    walletFrom,
    keysIn: ({ state }) => countTallied(state as BehaviourState),
  });

  return {
    async load() {
      // A refused write has used up a part of a disk that may be full: it is tried again once there is room.
      if (isRefused) await lake.checkWritable(AbortSignal.any([signal, AbortSignal.timeout(CHECK_MS)]));
      isRefused = false;
      chain = inMode((await findChain(lake.db, network)) ?? (await begin()));
      if (chain.stopped)
        throw new Failure("CONFLICT", chain.trouble ?? "It has stopped.", { kind: "chain", id: network });
      held = await findHeldBlocks(lake.db, network);
      watched = await findWatched(lake.db, network);
      [scoresAfter, watchesAfter, lookedAt] = ["", new Date(0), Number.NEGATIVE_INFINITY];
      await watchMore(chain.heldHeight);
      return windowOf(held, chain.finalizedHeight);
    },
    async commit(step) {
      const before = chain!;
      const after = checkpointAfter(before, step, source.traces() ?? null);
      const blocks = heldAfter(held, step, after.finalizedHeight);
      isRefused = true;
      const written = await lake.transaction(async (tx) => {
        const { trouble: _trouble, stopped: _stopped, endpoints: _endpoints, ...all } = after;
        // Old movements are deleted meanwhile, and balances checked.
        const { movementsFrom: _from, balanceChecks: _checks, ...moved } = all;
        const change = { before, after, blocksAfter: blocks };
        // Locks in the order of `deleteOldMovements`: roll-ups, then the checkpoint.
        if (step.undo.length > 0) await lockRollups(tx.db, network);
        const [, version, continued] = await together([
          moveChain(tx.db, before, moved),
          versionOf(tx.db),
          write(tx, step, change),
        ]);
        return { rows: continued.rows, version };
      });
      isRefused = false;
      recent.keep(written.rows, written.version);
      [chain, held] = [after, blocks];
      await watchMore(after.heldHeight);
      return windowOf(held, after.finalizedHeight);
    },
    interest: (): Interest => (mode === "full" ? "everything" : new Set(watched.keys())),
  };

  async function begin(): Promise<StoredChain> {
    if (followed.isBegunAtStart && !(await isUnbegun(lake.db, network)))
      throw new Failure("NOT_FOUND", `${network} is not followed until the next start.`, {
        ...{ kind: "chain", id: network },
      });
    return beginFollowing(lake, followed, signal);
  }

  /** Of a mode that has changed nothing is kept before the next block. */
  function inMode(stored: StoredChain): StoredChain {
    if (stored.mode === mode) return stored;
    return { ...stored, mode, fromHeight: stored.heldHeight + 1, fromAt: new Date() };
  }

  async function write(
    tx: Transaction,
    { ancestor, undo, blocks }: Step,
    { before, after, blocksAfter }: Change,
  ): Promise<Continued> {
    const { db, add } = tx;
    if (undo.length > 0) {
      await deleteMovementsAbove(db, network, ancestor.height);
      const wallets = await undoWallets(db, network, ancestor.height);
      await trimHeldBlocks(db, network, { above: ancestor.height });
      add(...undo.map((block, i) => blockEvent("block.undone", block, i === 0 ? wallets : [], after)));
    }
    const anchor = held.some(({ hash }) => hash === ancestor.hash) ? undefined : ancestor;
    const headed = putHeldBlocks(db, network, { anchor, blocks });
    let moved: Promise<void> | undefined;
    const move = () =>
      (moved ??= headed.then(() => putMovements(db, blocks)).then(() => putLinks(db, blocks)));
    const continuing = continueWallets(db, blocks, keptOf(after), move);
    // Nothing may be sent once this has failed. What came first is first: later errors are its consequence.
    const [, , continued] = await together([headed, continuing.then(move, () => moved), continuing]);
    add(...blocks.map((block, i) => blockEvent("block.committed", block, continued.byBlock[i]!, after)));
    const [lowest, final] = [blocksAfter[0]!.height, after.finalizedHeight];
    // In this order: headers are kept of blocks that are trimmed.
    await together([
      lowest !== held[0]?.height && keepHeaders(db, network, { below: lowest }),
      lowest !== held[0]?.height && trimHeldBlocks(db, network, { below: lowest }),
      final !== before.finalizedHeight && forgetUndo(db, network, final),
    ]);
    return continued;
  }

  function keptOf({ fromHeight, fromAt, finalizedHeight }: StoredChain): Kept {
    const whole: WatchedFrom = { height: fromHeight, at: fromAt };
    const isFull = mode === "full";
    return {
      ...{ network, recent, finalized: finalizedHeight, isWhole: isFull && fromHeight <= 1 },
      from: isFull ? () => whole : (address) => watched.get(address),
    };
  }

  /**
   * From the block after the newest one: those before it were read without the new wallets. In the mode `full` none is: then
   * it only says for whom reputations go on.
   */
  async function watchMore(heldHeight: number): Promise<void> {
    if (mode === "full" && performance.now() - lookedAt < LOOK_MS) return;
    lookedAt = performance.now();
    await watchLess();
    const since = { height: heldHeight + 1, at: new Date() };
    const lookAgainFrom = since.at.getTime() - OVERLAP_MS;
    const ofTenants = { after: watchesAfter, since, most: MAX_WATCHED_WALLETS - watched.size };
    for (const address of await watchAsked(lake.db, network, ofTenants)) watched.set(address, since);
    const ofScores = { after: scoresAfter, since, most: MAX_SCORED_WALLETS - watched.size };
    for (const address of await watchScored(lake.db, network, ofScores)) watched.set(address, since);
    scoresAfter = firstIdAt("tx", lookAgainFrom);
    watchesAfter = new Date(lookAgainFrom);
  }

  /** Drops the wallets that are not watched any more. Only this follower adds some, so that fewer are stored than are known. */
  async function watchLess(): Promise<void> {
    if (performance.now() - countedAt < COUNT_MS) return;
    if ((await countWatched(lake.db, network)) !== watched.size)
      watched = await findWatched(lake.db, network);
    countedAt = performance.now();
  }

  function blockEvent(
    type: "block.committed" | "block.undone",
    { height, hash }: BlockRef,
    wallets: readonly string[],
    { finalizedHeight: finalized }: StoredChain,
  ) {
    const at = new Date();
    const data = { network, height, hash, wallets: [...wallets], finalized, timestamp: at.toISOString() };
    return appendEvent({ id: nextId("evt"), tenant: null, type, subject: hash, data, at });
  }
}

/** What a step changes. */
interface Change {
  readonly before: StoredChain;
  readonly after: StoredChain;
  /** What is held after it. */
  readonly blocksAfter: readonly BlockRef[];
}

function checkpointAfter(
  before: StoredChain,
  { ancestor, blocks, tip, finalized }: Step,
  traces: boolean | null,
): StoredChain {
  const seen = { headHeight: tip.height, finalizedHeight: finalized, traces, updatedAt: new Date() };
  return { ...before, ...seen, ...heldOf(blocks.at(-1) ?? ancestor) };
}

/** The held blocks after a step; below the newest final one nobody asks for them any more. Heights may have gaps. */
function heldAfter(held: readonly BlockRef[], { ancestor, blocks }: Step, finalized: number): BlockRef[] {
  const kept = held.filter(({ height }) => height < ancestor.height);
  const all = [...kept, ancestor, ...blocks];
  return all.slice(
    Math.max(
      all.findLastIndex(({ height }) => height <= finalized),
      0,
    ),
  );
}
