import type { EventType } from "@tetron/domain/events";

/** The members of a filter. */
export type FilterMember = "wallets" | "networks" | "recommendation" | "min_score";

interface ChannelRow {
  /** The type of its events. */
  readonly type: EventType;
  /** What the graph calls its subscription. */
  readonly field: string;
  /** What its events can be filtered by. */
  readonly filters: readonly FilterMember[];
}

/** What can be subscribed to, by whichever door. */
export const CHANNELS = {
  scores: {
    type: "score.completed",
    field: "scoreStream",
    filters: ["wallets", "networks", "recommendation", "min_score"],
  },
  reputation: {
    type: "address.updated",
    field: "reputationChanged",
    filters: ["wallets", "networks", "min_score"],
  },
  routes: { type: "routing.executed", field: "routeExecuted", filters: ["networks"] },
} as const satisfies Record<string, ChannelRow>;

/** The name of a channel. */
export type Channel = keyof typeof CHANNELS;

/** Every channel's name. */
export const CHANNEL_NAMES = Object.keys(CHANNELS) as [Channel, ...Channel[]];

/** The types of events that are streamed. */
export const STREAMED_TYPES: readonly EventType[] = CHANNEL_NAMES.map((name) => CHANNELS[name].type);

/** The channel that carries a type of events; `undefined` when none does. */
export function channelOf(type: EventType): Channel | undefined {
  return CHANNEL_NAMES.find((name) => CHANNELS[name].type === type);
}
