import { type EventCursor, formatEventCursor } from "@tetron/domain/event-cursor";
import type { EventData } from "@tetron/domain/events";
import { isSimulated, type Network } from "@tetron/domain/network";
import { roundedEvent } from "@tetron/domain/rounded";
import type { FollowedEvent } from "@tetron/lake/event-page";
import { isTestTenant } from "../auth/test-tenant.ts";
import { type Channel, channelOf } from "./channels.ts";
import { type Bytes, bytesOf, textFrame } from "./socket-frame.ts";

/** The data of each channel's events. */
interface Streamed {
  readonly scores: EventData<"score.completed">;
  readonly reputation: EventData<"address.updated">;
  readonly routes: EventData<"routing.executed">;
  readonly payments: EventData<"payment.pending">;
  readonly narratives: EventData<"score.narrated">;
}

/** An event's data, with its channel as the discriminant. */
export type ChannelData = {
  readonly [Name in Channel]: { readonly channel: Name; readonly data: Streamed[Name] };
}[Channel];

/** What a filter asks of an event. */
interface Facts {
  /** Keys of the wallets that it is about: see `walletKeys`. */
  readonly wallets: readonly string[];
  readonly networks: readonly Network[];
  readonly recommendation: string | undefined;
  /** The fraud score, or the new reputation. */
  readonly score: number | undefined;
  /** What a later event replaces when a client is too slow for both. */
  readonly subject: string;
}

/** An event on its way to clients. Every one of them gets the same object, so that it is written as text once. */
export type StreamEvent = ChannelData & {
  readonly tenant: string;
  readonly region: string;
  readonly seq: number;
  /** Where a reader that has seen it goes on. */
  readonly cursor: EventCursor;
  /** `evt_` and a ULID, the same in webhooks and `/v1/events`. */
  readonly eventId: string;
  /** The cursor as text, by which clients of every door resume. */
  readonly id: string;
  readonly facts: Facts;
  /** The message of `WS /v1/stream`, as the frame that every client gets. */
  readonly frame: () => Bytes;
};

/** The keys under which a filter finds a wallet: its address on its network, and on any. */
export function walletKeys(network: string, address: string): readonly [string, string] {
  return [`${network}:${address}`, address];
}

/** An event as it is streamed; `undefined` when it belongs to no channel or no tenant. */
export function streamEvent({ event, cursor }: FollowedEvent): StreamEvent | undefined {
  const channel = channelOf(event.type);
  if (channel === undefined || event.tenant === null) return undefined;
  // Data of an earlier version may lack the time, which the event has.
  const data = { timestamp: event.at.toISOString(), ...(event.data as object) };
  const { tenant, region, seq, id: eventId } = event;
  const carried = { channel, data } as ChannelData;
  return withCursor({ ...carried, tenant, region, seq, eventId, facts: factsOf(carried) }, cursor);
}

/** The same event for a reader that has another cursor. */
export function withCursor(event: Omit<StreamEvent, "cursor" | "id" | "frame">, cursor: EventCursor) {
  const id = formatEventCursor(cursor);
  let frame: Bytes | undefined;
  return {
    ...event,
    cursor,
    id,
    frame: () => {
      const marks = {
        ...(isTestTenant(event.tenant) && { test: true }),
        ...(event.facts.networks.some(isSimulated) && { simulated: true }),
      };
      const { channel, eventId: event_id, data } = event;
      frame ??= textFrame(
        bytesOf(JSON.stringify({ ...marks, channel, id, event_id, data: roundedEvent(data) })),
      );
      return frame;
    },
  } as StreamEvent;
}

function factsOf(event: ChannelData): Facts {
  switch (event.channel) {
    case "scores": {
      const { network, from_address, to_address, recommendation, fraud_score } = event.data;
      return {
        wallets: [...walletKeys(network, from_address), ...walletKeys(network, to_address)],
        networks: [network],
        recommendation,
        score: fraud_score,
        subject: `scores ${network} ${from_address} ${to_address}`,
      };
    }
    case "reputation": {
      const { network, address, reputation_score } = event.data;
      return {
        wallets: walletKeys(network, address),
        networks: [network],
        recommendation: undefined,
        score: reputation_score,
        subject: `reputation ${network} ${address}`,
      };
    }
    case "routes": {
      const { network, to_network, route_id } = event.data;
      return {
        wallets: [],
        networks: network === to_network ? [network] : [network, to_network],
        recommendation: undefined,
        score: undefined,
        subject: `routes ${route_id}`,
      };
    }
    case "narratives": {
      const { network, from_address, to_address, recommendation, fraud_score, transaction_id } = event.data;
      return {
        wallets: [...walletKeys(network, from_address), ...walletKeys(network, to_address)],
        networks: [network],
        recommendation,
        score: fraud_score,
        subject: `narratives ${transaction_id}`,
      };
    }
    case "payments": {
      const { network, from_address, to_address, recommendation, fraud_score, payment_id } = event.data;
      return {
        wallets: [...walletKeys(network, from_address), ...walletKeys(network, to_address)],
        networks: [network],
        recommendation,
        score: fraud_score,
        subject: `payments ${payment_id}`,
      };
    }
  }
}
