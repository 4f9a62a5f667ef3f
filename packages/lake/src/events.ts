import { type AnyEvent, EVENTS, type EventData, type EventType } from "@tetron/domain/events";
import { events, type StoredEvent } from "./tables/events.ts";
import type { Write } from "./write.ts";

/**
 * Records an event; its region and `seq` are given when it is committed.
 *
 * @throws ZodError when the data is not that of the type, which is a bug of the caller.
 */
export function appendEvent(event: AnyEvent): Write {
  const { version, data } = EVENTS[event.type];
  return { table: events, row: { ...event, version, data: data.parse(event.data) } };
}

/**
 * What a stored event says.
 *
 * @throws ZodError when the data is not that of the type's current version.
 */
export function eventData<Type extends EventType>(
  event: StoredEvent & { readonly type: Type },
): EventData<Type> {
  return EVENTS[event.type].data.parse(event.data) as EventData<Type>;
}
