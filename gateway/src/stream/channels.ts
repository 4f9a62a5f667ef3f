import { type EventType, PAYMENT_EVENTS } from "@tetron/domain/events";

/** The members of a filter. */
export type FilterMember = "wallets" | "networks" | "recommendation" | "min_score";

interface ChannelRow {
  /** The types of its events, which have the same data. */
  readonly types: readonly [EventType, ...EventType[]];
  /** What the graph calls its subscription. */
  readonly field: string;
  /** What its events can be filtered by. */
  readonly filters: readonly FilterMember[];
}

/** What can be subscribed to, by whichever door. */
export const CHANNELS = {
  scores: {
    types: ["score.completed"],
    field: "scoreStream",
    filters: ["wallets", "networks", "recommendation", "min_score"],
  },
  reputation: {
    types: ["address.updated"],
    field: "reputationChanged",
    filters: ["wallets", "networks", "min_score"],
  },
  routes: { types: ["routing.executed"], field: "routeExecuted", filters: ["networks"] },
  payments: {
    types: PAYMENT_EVENTS,
    field: "paymentStream",
    filters: ["wallets", "networks", "recommendation", "min_score"],
  },
  narratives: {
    types: ["score.narrated"],
    field: "narrativeStream",
    filters: ["wallets", "networks", "recommendation", "min_score"],
  },
} as const satisfies Record<string, ChannelRow>;

/** The name of a channel. */
export type Channel = keyof typeof CHANNELS;

/** Every channel's name. */
export const CHANNEL_NAMES = Object.keys(CHANNELS) as [Channel, ...Channel[]];

/** The types of events that are streamed. */
export const STREAMED_TYPES: readonly EventType[] = CHANNEL_NAMES.flatMap((name) => CHANNELS[name].types);

/** The channel that carries a type of events; `undefined` when none does. */
export function channelOf(type: EventType): Channel | undefined {
  return CHANNEL_NAMES.find((name) => (CHANNELS[name].types as readonly EventType[]).includes(type));
}
