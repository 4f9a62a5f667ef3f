/**
 * What happens in Tetron that others may want to know, and what is said about it.
 *
 * The key is the type that streams, webhooks and readers of the table switch on. An event is for one tenant, or it is
 * internal: then it has no tenant, and only Tetron's own jobs read it. Types are never renamed or reused. A
 * field that is added, or changes its meaning, makes a new version of the type's data; what is stored keeps the version
 * that it was written in.
 *
 * @module
 */
import { z } from "zod";
import { ALL_NETWORK_IDS, ANY_NETWORK, type Network } from "./network.ts";
import { SHARED_OWNERS } from "./owner.ts";

const NetworkId = z.enum(ALL_NETWORK_IDS as [Network, ...Network[]]);
const Score = z.number().min(0).max(100).describe("A fraud score or a reputation, 0-100.");
const Timestamp = z.iso.datetime().describe("Time of the event, in UTC.");
const OwnerId = z
  .union([z.enum(SHARED_OWNERS), z.templateLiteral(["tenant:", z.string().min(1)])])
  .describe("Owner of the changed facts: shipped, an operator's, or a tenant's.");

/** A wallet, and the edition that listed it or took it off. In version 1, `version` was called `list_version`. */
const SanctionChange = z.strictObject({
  network: NetworkId,
  address: z.string(),
  list: z.string().describe("The sanctions list, such as `OFAC SDN ETH`."),
  version: z.string().describe("The edition that changed it: its day and a prefix of its content hash."),
  timestamp: Timestamp,
});

/** A block, and the wallets whose histories it continued. */
const BlockChange = z.strictObject({
  network: NetworkId,
  height: z.number().int().min(0),
  hash: z.string(),
  wallets: z.array(z.string()).describe("Addresses whose histories changed with it."),
  finalized: z
    .number()
    .int()
    .min(-1)
    .optional()
    .describe(
      "Height up to which blocks were final by then: what undoes a block never goes below. Absent in version 1.",
    ),
  timestamp: Timestamp,
});

/** A payment that was seen before it was mined, and what is known of it. */
const Payment = z.strictObject({
  payment_id: z.string().describe("`pay_` and a ULID, the same in all events of the payment."),
  status: z.enum(["pending", "confirmed", "reverted", "replaced", "dropped"]),
  transaction_hash: z.string().describe("In the network's stored form."),
  transaction_id: z.string().describe("The payment's newest score."),
  fraud_score: Score,
  reputation_score: Score,
  recommendation: z.enum(["approve", "review", "decline"]),
  network: NetworkId,
  from_address: z.string(),
  to_address: z.string(),
  amount: z.string().describe("Decimal; in base units for a token of unknown decimals."),
  currency: z.string().describe("A symbol, or the CAIP-19 id of a token that Tetron does not know."),
  height: z
    .number()
    .int()
    .min(0)
    .nullable()
    .describe("Of the block that contains it; `null` if it is in no block."),
  replaced_by: z.string().nullable().describe("The transaction that replaced it; `null` if unknown."),
  timestamp: Timestamp,
});

function paymentEvent(summary: string) {
  return { audience: "tenant", summary, subject: "The payment's id.", version: 1, data: Payment } as const;
}

interface EventRow {
  readonly audience: "tenant" | "internal";
  /** What happened, in a sentence. */
  readonly summary: string;
  /** What the event's subject is. */
  readonly subject: string;
  readonly version: number;
  readonly data: z.ZodType;
}

/**
 * Who may read each type, what it says, its data as JSON, and the version of the data's shape. `schema/asyncapi.json` is
 * written from it.
 */
export const EVENTS = {
  "score.completed": {
    audience: "tenant",
    summary: "A payment's score is final.",
    subject: "The score's id.",
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
  "score.narrated": {
    audience: "tenant",
    summary:
      "A language model was asked to explain a score: the score's narrative is ready, or its text was rejected.",
    subject: "The score's id.",
    version: 1,
    data: z.strictObject({
      transaction_id: z.string(),
      writer: z.enum(["model", "templates"]),
      refusal: z
        .string()
        .nullable()
        .describe("Why the model's text was rejected, such as `late`; `null` if it was accepted."),
      model: z.string().nullable().describe("The model that wrote it; `null` for templates."),
      proposes_review: z
        .boolean()
        .describe(
          "Whether it proposes that a person review the approved payment. It does not change the decision.",
        ),
      proposal_code: z.string().nullable().describe("Code of the reason; `null` without a proposal."),
      fraud_score: Score,
      recommendation: z.enum(["approve", "review", "decline"]).describe("The score's, which stays."),
      network: NetworkId,
      from_address: z.string(),
      to_address: z.string(),
      timestamp: Timestamp,
    }),
  },
  "address.updated": {
    audience: "tenant",
    summary: "A wallet's reputation changed by enough to notify the tenant.",
    subject: "The wallet's CAIP-10 id.",
    // Version 1 had no timestamp; the event's own time is the same.
    version: 2,
    data: z.strictObject({
      network: NetworkId,
      address: z.string(),
      reputation_score: Score,
      previous_score: Score,
      band: z.string(),
      previous_band: z.string(),
      confidence: z.number().min(0).max(1).describe("0-1."),
      reasons: z.array(z.string()).max(3).describe("Codes of the strongest reasons, at most three."),
      model_version: z.string(),
      timestamp: Timestamp,
    }),
  },
  "routing.executed": {
    audience: "tenant",
    summary: "A tenant reported the outcome of a route.",
    subject: "The route's id.",
    version: 1,
    data: z.strictObject({
      route_id: z.string(),
      outcome: z.enum(["executed", "failed"]),
      seconds: z.number().nullable().describe("Duration of the whole route; `null` when not reported."),
      failed_step: z
        .number()
        .int()
        .min(0)
        .nullable()
        .describe("Index of the failed step, from 0; `null` when none failed, or when not reported."),
      network: NetworkId,
      to_network: NetworkId,
      estimated_fee: z.string().describe("USD, with six decimals."),
      bridges: z.array(z.string()).describe("The id of each step's bridge, venue or transfer."),
      timestamp: Timestamp,
    }),
  },
  "payment.pending": paymentEvent(
    "A payment of a watched wallet was seen before it was mined and was scored, its block was undone, or a node has it again after it was dropped or replaced.",
  ),
  "payment.confirmed": paymentEvent("A payment that was seen is in a block."),
  "payment.reverted": paymentEvent("A payment that was seen is in a block and failed there: nothing moved."),
  "payment.replaced": paymentEvent("Another transaction took the place of a payment that was seen."),
  "payment.dropped": paymentEvent("No node has a payment that was seen."),
  "webhook.paused": {
    audience: "tenant",
    summary: "A webhook is paused, because it failed too often or its secret is lost.",
    subject: "The webhook's id.",
    version: 1,
    data: z.strictObject({
      webhook_id: z.string(),
      url: z.string(),
      reason: z.enum(["failing", "secret_lost"]),
      timestamp: Timestamp,
    }),
  },
  "history.imported": {
    audience: "internal",
    summary: "A new history of a wallet was stored.",
    subject: "The wallet's CAIP-10 id.",
    version: 1,
    data: z.strictObject({
      owner: OwnerId,
      network: NetworkId,
      address: z.string(),
      hash: z.string().describe("SHA-256 of the history, hex."),
      transactions: z.number().int().min(0),
      source: z.string().describe("The origin of the history."),
      timestamp: Timestamp,
    }),
  },
  "block.committed": {
    audience: "internal",
    summary: "A block of a followed chain was stored, with its movements.",
    subject: "The block's hash.",
    version: 2,
    data: BlockChange,
  },
  "block.undone": {
    audience: "internal",
    summary: "A reorg undid a block of a followed chain and its movements.",
    subject: "The block's hash.",
    version: 2,
    data: BlockChange,
  },
  "chain.reset": {
    audience: "internal",
    summary: "All stored data of a followed chain was deleted.",
    subject: "The network's id.",
    version: 1,
    data: z.strictObject({ network: NetworkId, timestamp: Timestamp }),
  },
  "sanctions.listed": {
    audience: "tenant",
    summary: "A sanctions list names a wallet of a scored payment.",
    subject: "The wallet's CAIP-10 id.",
    version: 2,
    data: SanctionChange,
  },
  "sanctions.cleared": {
    audience: "tenant",
    summary: "The last sanctions list that named a wallet of a scored payment no longer does.",
    subject: "The wallet's CAIP-10 id.",
    version: 2,
    data: SanctionChange,
  },
  "label.contested": {
    audience: "internal",
    summary: "A list's label of a wallet was contested, or the contest was withdrawn.",
    subject: "The wallet's CAIP-10 id.",
    version: 1,
    data: z.strictObject({
      owner: OwnerId,
      network: NetworkId,
      address: z.string(),
      list: z.string(),
      withdrawn: z.boolean().describe("Whether the contest was withdrawn."),
      timestamp: Timestamp,
    }),
  },
  "list.replaced": {
    audience: "internal",
    summary: "An edition of a list or data set replaced the previous one, or the list was removed.",
    subject: "The list's kind, network and name.",
    version: 1,
    data: z.strictObject({
      owner: OwnerId,
      kind: z.enum(["wallets", "labels", "sanctions", "index"]),
      name: z.string(),
      /** `*` for a list of several networks. */
      network: z.union([NetworkId, z.literal(ANY_NETWORK)]),
      version: z.string().nullable().describe("`null` if the list was removed."),
      previous_version: z.string().nullable().describe("`null` if the list is new."),
      rows: z.number().int().min(0).describe("Rows that the new edition has."),
      timestamp: Timestamp,
    }),
  },
  "model.promoted": {
    audience: "internal",
    summary: "Another fraud model is live: promoted, rolled back to, or the one of a new release.",
    subject: "The model's version.",
    version: 1,
    data: z.strictObject({
      version: z.string(),
      previous_version: z.string().nullable().describe("`null` for the first one."),
      timestamp: Timestamp,
    }),
  },
  "model.canary_flipped": {
    audience: "internal",
    summary: "The live fraud model misclassifies canaries.",
    subject: "The model's version.",
    version: 1,
    data: z.strictObject({
      version: z.string(),
      flipped: z.array(z.string()).describe("Addresses of the misclassified canaries."),
      canaries: z.number().int().min(1).describe("How many there are."),
      timestamp: Timestamp,
    }),
  },
} as const satisfies Record<string, EventRow>;

/** The type of an event. */
export type EventType = keyof typeof EVENTS;

/** The type of an event that has no tenant. */
export type InternalEventType = {
  [Type in EventType]: (typeof EVENTS)[Type]["audience"] extends "internal" ? Type : never;
}[EventType];

/** The data of an event of a type. */
export type EventData<Type extends EventType> = z.infer<(typeof EVENTS)[Type]["data"]>;

/** What becomes of a payment that is seen before it is mined. */
export const PAYMENT_EVENTS = [
  "payment.pending",
  "payment.confirmed",
  "payment.reverted",
  "payment.replaced",
  "payment.dropped",
] as const satisfies readonly EventType[];

/** The types that webhooks send. */
export const WEBHOOK_EVENTS = [
  "score.completed",
  "address.updated",
  "routing.executed",
  ...PAYMENT_EVENTS,
] as const satisfies readonly EventType[];

/** The type of an event that webhooks send. */
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** An event as its writer states it. */
export interface EventOf<Type extends EventType> {
  /** `evt_` and a ULID. */
  readonly id: string;
  /** Who may read it; `null` for internal types. */
  readonly tenant: Type extends InternalEventType ? null : string;
  readonly type: Type;
  /** What it happened to: the id of a score, a route, a wallet, a list. */
  readonly subject: string;
  readonly data: EventData<Type>;
  readonly at: Date;
}

/** An event of any type, with the data of that type. */
export type AnyEvent = { readonly [Type in EventType]: EventOf<Type> }[EventType];
