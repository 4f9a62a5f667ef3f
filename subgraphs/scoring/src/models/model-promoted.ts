import { createIds } from "@tetron/domain/id";
import { appendEvent } from "@tetron/lake/events";
import type { Write } from "@tetron/lake/write";

const nextId = createIds();

/** The event of another live model. */
export function modelPromoted(version: string, previous: string | null, at: Date): Write {
  return appendEvent({
    ...{ id: nextId("evt"), tenant: null, type: "model.promoted", subject: version },
    data: { version, previous_version: previous, timestamp: at.toISOString() },
    at,
  });
}
