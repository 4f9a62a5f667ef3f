import { isShared } from "@tetron/domain/owner";
import { endOfEvents, type FollowedEvent } from "@tetron/lake/event-page";
import { findReaderPlace, moveReader, type ReaderPlace } from "@tetron/lake/event-readers";
import { eventData } from "@tetron/lake/events";
import { followPages } from "@tetron/lake/follow";
import { findNewHistory } from "@tetron/lake/reputation-states";
import { saysWho } from "@tetron/lake/sources";
import type { Write } from "@tetron/lake/write";
import type { Job } from "@tetron/service/job";
import { type BlockEvent, retried, takeInBlocks } from "../blocks/take-in-blocks.ts";
import type { ReputationDeps } from "../deps.ts";
import { editionFor } from "../lists-edition.ts";
import { processAllHistories, processNewHistories, take } from "./process-histories.ts";
import { resetStates } from "./reset-states.ts";

const NAME = "reputation.follow-histories";
const TYPES = [
  "history.imported",
  "list.replaced",
  "block.committed",
  "block.undone",
  "chain.reset",
] as const;

/**
 * Brings reputations up to date with each history and list that is imported, and with the blocks of followed chains, as the
 * events tell of it.
 */
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
  const pages = followPages(deps.lake, { after: place.cursor, tenant: null, types: TYPES, signal });
  for await (const page of pages)
    for (const part of partsOf(page)) {
      if (signal.aborted) return;
      const to = { ...place, cursor: part.at(-1)!.cursor };
      const move = moveReader(NAME, { from: place, to });
      const blocks = part.flatMap(({ event }) => blockEvent(event) ?? []);
      if (blocks.length > 0)
        await takeInBlocks(deps, blocks, { lists: await editionFor(deps, "operator"), also: [move] });
      else await processEvent(deps, part[0]!, move, signal);
      place = to;
    }
}

/** Events one by one, but for those of blocks that follow each other: what counts of them is where they led. */
function partsOf(page: readonly FollowedEvent[]): FollowedEvent[][] {
  const parts: FollowedEvent[][] = [];
  for (const followed of page) {
    const last = parts.at(-1);
    if (last !== undefined && blockEvent(last[0]!.event) && blockEvent(followed.event)) last.push(followed);
    else parts.push([followed]);
  }
  return parts;
}

function blockEvent(event: FollowedEvent["event"]): BlockEvent | undefined {
  const { type } = event;
  if (type !== "block.committed" && type !== "block.undone") return undefined;
  return { type, data: eventData({ ...event, type }) };
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
    await retried(async () => {
      const lists = await editionFor(deps, owner);
      const wallet = await findNewHistory(lake.db, { owner, lists }, ref);
      if (wallet !== undefined && (await take(deps, wallet, lists, [move]))) return;
      await lake.commit([move]);
    });
    return;
  }
  if (event.type === "list.replaced") {
    const list = eventData({ ...event, type: event.type });
    const { owner } = list;
    // What a data set says of a wallet is not part of its state, nor is where its neighbours are looked for.
    if (saysWho(list))
      if (isShared(owner)) await processAllHistories(deps, signal);
      else await processNewHistories(deps, owner, signal);
  }
  if (event.type === "chain.reset")
    await resetStates(deps, eventData({ ...event, type: event.type }).network, signal);
  await lake.commit([move]);
}
