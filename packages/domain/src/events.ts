/**
 * What happens in Tetron that others may want to know, and what is said about it.
 *
 * The key is the type that streams, webhooks and readers of the table switch on. Types are never renamed or
 * reused. A field that is added, or changes its meaning, makes a new version of the type's data; what is stored
 * keeps the version that it was written in.
 *
 * @module
 */
import { z } from "zod";
import { NETWORK_IDS } from "./network.ts";

const NetworkId = z.enum(NETWORK_IDS as [(typeof NETWORK_IDS)[number], ...(typeof NETWORK_IDS)[number][]]);
/** 0-100, of fraud or of a reputation. */
const Score = z.number().min(0).max(100);
/** When it happened, ISO 8601. */
const Timestamp = z.iso.datetime();

/** The data of each type, as JSON, and the version of its shape. */
export const EVENTS = {
  /** A payment's score is final. The subject is the score's id. */
  "score.completed": {
    version: 1,
    data: z.strictObject({
      transaction_id: z.string(),
      fraud_score: Score,
      reputation_score: Score,
      recommendation: z.enum(["approve", "review", "decline"]),
      network: NetworkId,
      from_address: z.string(),
      to_address: z.string(),
      timestamp: Timestamp,
    }),
  },
  /** A wallet's reputation changed by as much as is worth telling the tenant. The subject is the wallet's CAIP-10 id. */
  "address.updated": {
    // Version 1 had no timestamp; the event's own time is the same.
    version: 2,
    data: z.strictObject({
      network: NetworkId,
      address: z.string(),
      reputation_score: Score,
      previous_score: Score,
      band: z.string(),
      previous_band: z.string(),
      /** 0-1. */
      confidence: z.number().min(0).max(1),
      /** Codes of the heaviest reasons, at most three. */
      reasons: z.array(z.string()).max(3),
      model_version: z.string(),
      timestamp: Timestamp,
    }),
  },
  /** A tenant reported what became of a route. The subject is the route's id. */
  "routing.executed": {
    version: 1,
    data: z.strictObject({
      route_id: z.string(),
      outcome: z.enum(["executed", "failed"]),
      /** How long the whole route took; `null` when that was not reported. */
      seconds: z.number().nullable(),
      /** Which step failed, from 0; `null` when none did, or it was not reported. */
      failed_step: z.number().int().min(0).nullable(),
      network: NetworkId,
      to_network: NetworkId,
      /** USD, with six decimals. */
      estimated_fee: z.string(),
      /** The id of each step's bridge, venue or transfer. */
      bridges: z.array(z.string()),
      timestamp: Timestamp,
    }),
  },
} as const satisfies Record<string, { readonly version: number; readonly data: z.ZodType }>;

/** The type of an event. */
export type EventType = keyof typeof EVENTS;

/** What an event of a type says. */
export type EventData<Type extends EventType> = z.infer<(typeof EVENTS)[Type]["data"]>;

/** An event as its writer states it. */
export interface EventOf<Type extends EventType> {
  /** `evt_` and a ULID. */
  readonly id: string;
  /** Who may know. */
  readonly tenant: string;
  readonly type: Type;
  /** What it happened to: the id of a score, a route, a wallet. */
  readonly subject: string;
  readonly data: EventData<Type>;
  readonly at: Date;
}

/** An event of any type, with the data of that type. */
export type AnyEvent = { readonly [Type in EventType]: EventOf<Type> }[EventType];
