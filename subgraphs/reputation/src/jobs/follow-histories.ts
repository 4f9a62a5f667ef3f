import { isFailure } from "@tetron/domain/failure";
import { isShared, type Owner, visibleToOwner } from "@tetron/domain/owner";
import { walletId } from "@tetron/domain/wallet";
import { endOfEvents, type FollowedEvent } from "@tetron/lake/event-page";
import { findReaderPlace, moveReader, type ReaderPlace } from "@tetron/lake/event-readers";
import { eventData } from "@tetron/lake/events";
import { follow } from "@tetron/lake/follow";
import { historyOwners } from "@tetron/lake/histories";
import { findNewHistories, findNewHistory, type NewHistory } from "@tetron/lake/reputation-states";
import { saysWho } from "@tetron/lake/sources";
import type { Write } from "@tetron/lake/write";
import type { Job } from "@tetron/service/job";
import type { ReputationDeps } from "../deps.ts";
import { listsEdition } from "../lists-edition.ts";
import { processHistory } from "../process-history.ts";

const NAME = "reputation.follow-histories";
const TYPES = ["history.imported", "list.replaced"] as const;
const MAX_PAGE_HISTORIES = 100;

/** Brings reputations up to date with each history and list that is imported, as the events tell of it. */
export function followHistories(deps: ReputationDeps): Job {
  return {
    name: NAME,
    periodMs: 1_000,
    jitterMs: 200,
    // A run waits for events until it is told to end; the next one goes on where it stopped.
    deadlineMs: 1_800_000,
    run: (signal) => processEvents(deps, signal),
  };
}

async function processEvents(deps: ReputationDeps, signal: AbortSignal): Promise<void> {
  let place = await firstPlace(deps, signal);
  const events = follow(deps.lake, { after: place.cursor, tenant: null, types: TYPES, signal });
  for await (const followed of events) {
    const to = { ...place, cursor: followed.cursor };
    await processEvent(deps, followed, moveReader(NAME, { from: place, to }), signal);
    place = to;
  }
}

/**
 * Where the events are followed from: where the last run stopped. No event tells of histories that were imported
 * before there were events, nor of other words for labels: then everything that is held is looked at first.
 */
async function firstPlace(deps: ReputationDeps, signal: AbortSignal): Promise<ReaderPlace> {
  const { lake, artifacts } = deps;
  const stored = await findReaderPlace(lake.db, NAME);
  const basis = artifacts.taxonomy.version;
  if (stored?.basis === basis) return stored;
  const place = { cursor: await endOfEvents(lake.db), basis };
  await processAllHistories(deps, signal);
  await lake.commit([moveReader(NAME, { from: stored, to: place })]);
  return place;
}

/** @param move - Is committed with the last of what the event asks for. */
async function processEvent(
  deps: ReputationDeps,
  { event }: FollowedEvent,
  move: Write,
  signal: AbortSignal,
): Promise<void> {
  const { lake } = deps;
  if (event.type === "history.imported") {
    const { owner, ...ref } = eventData({ ...event, type: event.type });
    const lists = await editionFor(deps, owner);
    const wallet = await findNewHistory(lake.db, { owner, lists }, ref);
    if (wallet !== undefined && (await take(deps, wallet, lists, [move]))) return;
  }
  if (event.type === "list.replaced") {
    const list = eventData({ ...event, type: event.type });
    const { owner } = list;
    const owners = isShared(owner) ? await historyOwners(lake.db) : [owner];
    // What a data set says of a wallet is not part of its state, nor is where its neighbours are looked for.
    if (saysWho(list)) for (const each of owners) await processNewHistories(deps, each, signal);
  }
  await lake.commit([move]);
}

/** Brings everybody's reputations up to date with the histories and lists that are held now. */
export async function processAllHistories(deps: ReputationDeps, signal: AbortSignal): Promise<void> {
  for (const owner of await historyOwners(deps.lake.db)) await processNewHistories(deps, owner, signal);
}

/**
 * Computes the reputation of every wallet of an owner whose newest history, or whose lists, were not taken in yet.
 *
 * @returns The number computed.
 */
export async function processNewHistories(
  deps: ReputationDeps,
  owner: Owner,
  signal: AbortSignal,
): Promise<number> {
  const lists = await editionFor(deps, owner);
  let taken = 0;
  for (let after: NewHistory | undefined; ; ) {
    const page = await findNewHistories(deps.lake.db, { owner, lists }, { after, limit: MAX_PAGE_HISTORIES });
    for (const wallet of page) {
      signal.throwIfAborted();
      if (await take(deps, wallet, lists, [])) taken += 1;
    }
    after = page.at(-1);
    if (page.length === MAX_PAGE_HISTORIES) continue;
    if (taken > 0) deps.log.info({ owner, wallets: taken }, "reputations updated");
    return taken;
  }
}

/** The edition of the lists that an owner's histories are read with. */
export function editionFor({ lake, artifacts }: ReputationDeps, owner: Owner): Promise<string> {
  return listsEdition(lake.db, artifacts.taxonomy, visibleToOwner(owner));
}

/**
 * Takes in one history. One that cannot be computed is logged and does not keep the others waiting.
 *
 * @param also - Is committed with it.
 * @returns Whether it was taken in; otherwise nothing was committed.
 * @throws Failure `UNAVAILABLE` or `CONFLICT`, after which it can be tried again.
 */
async function take(
  deps: ReputationDeps,
  wallet: NewHistory,
  lists: string,
  also: readonly Write[],
): Promise<boolean> {
  try {
    await processHistory(deps, wallet, { lists, now: new Date(), also });
    return true;
  } catch (error) {
    if (isFailure(error, "UNAVAILABLE") || isFailure(error, "CONFLICT")) throw error;
    deps.log.error({ err: error, wallet: walletId(wallet) }, "taking in a history failed");
    return false;
  }
}
