import { type EventCursor, formatEventCursor } from "@tetron/domain/event-cursor";
import type { Id } from "@tetron/domain/id";
import { createIds } from "@tetron/domain/id";
import { roundedEvent } from "@tetron/domain/rounded";
import type { StoredDelivery } from "@tetron/lake/tables/webhook-deliveries";
import type { StoredWebhook } from "@tetron/lake/tables/webhooks";

const nextId = createIds();

/** What a delivery tells. */
export interface Told {
  readonly id: Id<"evt"> | string;
  readonly type: string;
  readonly data: unknown;
  /** Where streams go on after it; absent for what no stream has, such as a ping. */
  readonly cursor?: EventCursor;
}

/** An event on its way to a webhook, due at once. One that is paused gets it as a dead letter, to be replayed. */
export function newDelivery(
  { id: webhook, state }: Pick<StoredWebhook, "id" | "state">,
  { id: eventId, type: event, data, cursor }: Told,
  at: Date,
): StoredDelivery {
  const isDue = state === "active";
  return {
    ...{ id: nextId("whd"), webhook, eventId, event, attempts: 0, createdAt: at },
    body: JSON.stringify({
      ...{ event, id: eventId },
      ...(cursor !== undefined && { cursor: formatEventCursor(cursor) }),
      data: roundedEvent(data as object),
    }),
    state: isDue ? "pending" : "dead",
    nextAt: isDue ? at : null,
  };
}
