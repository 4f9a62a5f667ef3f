import { formatEventCursor } from "@tetron/domain/event-cursor";
import { Failure, unprocessable } from "@tetron/domain/failure";
import type { Channel } from "./channels.ts";
import { readFilter } from "./filter.ts";
import type { ClientFrame } from "./frames.ts";
import type { EventHub, Subscription } from "./hub.ts";
import type { Lane, Outbox } from "./outbox.ts";
import { bytesOf, textFrame } from "./socket-frame.ts";
import type { StreamEvent } from "./stream-event.ts";

/** Subscriptions of one socket. */
export const MAX_SUBSCRIPTIONS = 100;

/** The acknowledgement of what was asked for. */
export interface SubscriptionAck {
  readonly subscription?: string;
  readonly channels: readonly Channel[];
  readonly resume_from?: string;
}

/** The subscriptions of one socket, by name. */
export interface SocketSubscriptions {
  /**
   * Subscribes, and delivers once `acknowledge` has returned.
   *
   * @throws Failure `UNPROCESSABLE` for a filter or a cursor that means nothing, `CONFLICT` for a name that is in use,
   *   `TOO_MANY_REQUESTS` for the 101st, `UNAVAILABLE`.
   */
  subscribe(
    frame: Extract<ClientFrame, { action: "subscribe" }>,
    acknowledge: (ack: SubscriptionAck) => void,
  ): Promise<void>;
  /** @throws Failure `BAD_REQUEST` when nothing is named, `UNPROCESSABLE` when there is no such subscription. */
  unsubscribe(frame: Extract<ClientFrame, { action: "unsubscribe" }>): SubscriptionAck;
  /** Ends all of them. */
  leave(): void;
}

interface Held {
  readonly channels: Set<Channel>;
  readonly subscription: Subscription;
}

export interface SubscriptionParts {
  readonly tenant: string;
  readonly hub: EventHub;
  readonly outbox: Outbox;
  /** The table cannot be read any more. */
  readonly failed: (error: unknown) => void;
}

export function socketSubscriptions({ tenant, hub, outbox, failed }: SubscriptionParts): SocketSubscriptions {
  const held = new Map<string, Held>();
  const lane: Lane = {
    last: "",
    lag: undefined,
    lagging: (lagged, message) => [textFrame(bytesOf(JSON.stringify({ type: "lagged", lagged }))), message],
  };
  let names = 0;
  let last: StreamEvent | undefined;
  let hasLeft = false;

  const deliver = (event: StreamEvent) => {
    // Of several subscriptions whose filter it meets, the first has sent it.
    if (event === last) return;
    last = event;
    outbox.push({ lane, id: event.id, subject: event.facts.subject, message: event.frame() });
  };
  const nextName = () => {
    do names++;
    while (held.has(`s${names}`));
    return `s${names}`;
  };

  return {
    async subscribe(frame, acknowledge) {
      if (held.size >= MAX_SUBSCRIPTIONS) throw tooMany();
      const name = frame.subscription ?? nextName();
      if (held.has(name)) throw inUse(name);
      const channels = new Set(frame.channels);
      const filter = readFilter(frame.filter, frame.channels, (member) => `filter.${member}`);
      const after = await hub.readCursor(frame.resume_from, "resume_from");
      const ready = () => outbox.ready();
      const subscription = await hub.subscribe({
        tenant,
        channels: [...channels],
        filter,
        after,
        deliver,
        ready,
        failed,
      });
      if (hasLeft) return subscription.leave();
      held.set(name, { channels, subscription });
      const begin = formatEventCursor(subscription.begin);
      if (lane.last === "") lane.last = begin;
      acknowledge({ subscription: name, channels: [...channels], resume_from: begin });
      subscription.start();
    },
    unsubscribe({ subscription: name, channels }) {
      if (name === undefined && channels === undefined) throw nothingNamed();
      const ended = new Set<Channel>();
      for (const [each, { channels: open, subscription }] of [...held]) {
        if (name !== undefined && each !== name) continue;
        for (const channel of channels ?? [...open]) {
          if (!open.delete(channel)) continue;
          ended.add(channel);
          subscription.leave(channel);
        }
        if (open.size === 0) held.delete(each);
      }
      if (ended.size === 0) throw notSubscribed(name, channels ?? []);
      return { channels: [...ended], ...(name !== undefined && { subscription: name }) };
    },
    leave() {
      hasLeft = true;
      for (const { subscription } of held.values()) subscription.leave();
      held.clear();
    },
  };
}

function tooMany(): Failure {
  const message = `A socket may have ${MAX_SUBSCRIPTIONS} subscriptions: end one, or open another socket.`;
  return new Failure("TOO_MANY_REQUESTS", message, { retryAfter: 1 });
}

function inUse(name: string): Failure {
  const message = `subscription: this socket has one that is called "${name}" already.`;
  return new Failure("CONFLICT", message, { kind: "subscription", id: name });
}

function nothingNamed(): Failure {
  const issues = [{ field: "subscription", reason: "missing" }];
  return new Failure("BAD_REQUEST", "subscription: name the subscription or the channels to end.", {
    issues,
  });
}

function notSubscribed(name: string | undefined, channels: readonly Channel[]): Failure {
  const field = name === undefined ? "channels" : "subscription";
  const what = name ?? channels.join(", ");
  return unprocessable(field, "not_subscribed", `${field}: there is no subscription to ${what}.`);
}
