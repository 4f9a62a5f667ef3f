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
}

/** An event on its way to a webhook, due at once. One that is paused gets it as a dead letter, to be replayed. */
export function newDelivery(
  { id: webhook, state }: Pick<StoredWebhook, "id" | "state">,
  { id: eventId, type: event, data }: Told,
  at: Date,
): StoredDelivery {
  const isDue = state === "active";
  return {
    ...{ id: nextId("whd"), webhook, eventId, event, attempts: 0, createdAt: at },
    body: JSON.stringify({ event, id: eventId, data: roundedEvent(data as object) }),
    state: isDue ? "pending" : "dead",
    nextAt: isDue ? at : null,
  };
}
