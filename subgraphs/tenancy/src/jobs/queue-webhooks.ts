import type { EventCursor } from "@tetron/domain/event-cursor";
import { WEBHOOK_EVENTS } from "@tetron/domain/events";
import { endOfEvents } from "@tetron/lake/event-page";
import { findReaderPlace, moveReader, type ReaderPlace } from "@tetron/lake/event-readers";
import { follow } from "@tetron/lake/follow";
import type { Lake } from "@tetron/lake/lake";
import type { StoredEvent } from "@tetron/lake/tables/events";
import { type StoredWebhook, webhooks as webhookRows } from "@tetron/lake/tables/webhooks";
import { waitForRows } from "@tetron/lake/wait-for-rows";
import { insertDelivery } from "@tetron/lake/webhook-deliveries";
import { allWebhooks, hasWebhooks } from "@tetron/lake/webhooks";
import type { Job } from "@tetron/service/job";
import type { TenancyDeps } from "../deps.ts";
import { newDelivery } from "../webhooks/new-delivery.ts";

const NAME = "tenancy.queue-webhooks";
/** What is sent to whom is not written again when this changes. */
const BASIS = "v1";
/** How often it is looked whether there is a webhook at all, while there is none. */
const LOOK_MS = 1_000;
/** The same where nobody else makes one. */
const REST_MS = 10_000;
/** How often the end of the events is looked up meanwhile: what comes before the next look is read in vain. */
const SKIP_MS = 30_000;
/** How often the place is stored while no event is for a webhook. */
const STORE_MS = 5_000;

/** Makes a delivery of each event for each webhook that it is for. */
export function queueWebhooks({ lake }: Pick<TenancyDeps, "lake">): Job {
  return {
    name: NAME,
    periodMs: LOOK_MS,
    jitterMs: 200,
    // A run waits for events until it is told to end; the next one goes on where it stopped.
    deadlineMs: 1_800_000,
    run: (signal) => queueEvents(lake, signal),
  };
}

/** Where the events are followed from, and what of that is stored. */
interface Place {
  stored: ReaderPlace;
  cursor: EventCursor;
  storedAt: number;
}

async function queueEvents(lake: Lake, signal: AbortSignal): Promise<void> {
  const place = await firstPlace(lake);
  for (let skippedAt = 0; !signal.aborted; ) {
    using made = waitForRows(lake, [webhookRows]);
    if (await hasWebhooks(lake.db)) await followWhileAsked(lake, place, signal);
    // Nobody is sent what happened while there was no webhook.
    else if (performance.now() - skippedAt >= SKIP_MS || skippedAt === 0) {
      place.cursor = await endOfEvents(lake.db);
      skippedAt = performance.now();
    }
    await made.written({ lookMs: LOOK_MS, restMs: REST_MS, signal });
  }
}

async function firstPlace({ db, commit }: Lake): Promise<Place> {
  const stored = await findReaderPlace(db, NAME);
  const place = stored ?? { cursor: await endOfEvents(db), basis: BASIS };
  if (stored === undefined) await commit([moveReader(NAME, { from: undefined, to: place })]);
  return { stored: place, cursor: place.cursor, storedAt: Date.now() };
}

/** Follows the events until there is no webhook any more. */
async function followWhileAsked(lake: Lake, place: Place, signal: AbortSignal): Promise<void> {
  const asked = createAsked(lake);
  for await (const { event, cursor } of follow(lake, {
    after: place.cursor,
    types: WEBHOOK_EVENTS,
    signal,
  })) {
    const webhooks = await asked(event);
    if (webhooks === undefined) return;
    place.cursor = cursor;
    const at = new Date();
    const deliveries = webhooks.map((webhook) =>
      insertDelivery(newDelivery(webhook, { ...event, cursor }, at)),
    );
    if (deliveries.length === 0 && at.getTime() - place.storedAt < STORE_MS) continue;
    const to = { cursor, basis: BASIS };
    await lake.commit([...deliveries, moveReader(NAME, { from: place.stored, to })]);
    place.stored = to;
    place.storedAt = at.getTime();
  }
}

/**
 * Tells the webhooks that an event is for; `undefined` when nobody has any. They are read again for an event that is newer
 * than what was read: its tenant may have made one in between.
 */
function createAsked({ db }: Lake) {
  let known: readonly StoredWebhook[] = [];
  let readAt = 0;
  return async ({ tenant, type, at }: StoredEvent): Promise<StoredWebhook[] | undefined> => {
    if (at.getTime() >= readAt) {
      readAt = Date.now();
      known = await allWebhooks(db);
    }
    if (known.length === 0) return undefined;
    return known.filter(
      (webhook) => webhook.tenant === tenant && webhook.events.includes(type) && webhook.createdAt <= at,
    );
  };
}
