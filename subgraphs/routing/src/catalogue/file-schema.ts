/**
 * The schema of a catalogue file. Strict: an unknown field, another unit, or a source that the file does not
 * list is an error.
 *
 * @module
 */

import { NETWORK_IDS } from "@tetron/domain/network";
import { z } from "zod";

/** Security classes, most secure first. */
export const SECURITY_CLASSES = [
  /** A transfer on one network. */
  "native",
  /** A contract on one network. */
  "contract",
  /** The network's canonical bridge. */
  "canonical",
  /** The token's issuer burns and mints. */
  "issuer",
  /** A third party pays in advance and is reimbursed by a protocol. */
  "intent",
  /** A validator set or threshold signature holds the money or attests the message. */
  "validators",
] as const;

export type SecurityClass = (typeof SECURITY_CLASSES)[number];

const date = z.iso.date();
const text = z.string().min(1).max(300);
/** `owner/repository@commit:path`, which pins the exact content. */
const REPOSITORY_PAGE = /^[\w.-]+\/[\w.-]+@[0-9a-f]{40}:[^\s:]+$/;

const Source = z
  .strictObject({
    /** `documented`: stated on the page. `estimate`: our judgement, with its basis in `note`. */
    basis: z.enum(["documented", "estimate"]),
    /** The public page that states the number or that the estimate is based on. */
    page: z
      .union([z.url({ protocol: /^https$/ }), z.string().regex(REPOSITORY_PAGE)], {
        error: "Write an https URL or owner/repository@commit:path with the whole commit.",
      })
      .optional(),
    /** When the number was last compared with its page, or, for an estimate, last judged. */
    compared: date,
    /** Days after `compared` from which the number lowers the confidence of quotes that use it. */
    shelf_life_days: z.int().min(1).max(3_650),
    note: text.optional(),
  })
  .refine(
    (source) => source.basis === "estimate" || source.page !== undefined,
    "A documented number has a page.",
  )
  .refine((source) => source.basis === "documented" || source.note !== undefined, "An estimate has a note.");

/** A number with its unit and the key of its source. */
function measured<Unit extends string, Value extends z.ZodType>(unit: Unit, value: Value) {
  return z.strictObject({ value, unit: z.literal(unit), source: z.string() });
}

const whole = z.int().nonnegative();
const seconds = measured("s", z.number().nonnegative().max(31_536_000));
const usd = measured("usd", z.number().nonnegative().max(1_000_000_000));
const ppm = measured("ppm", whole.max(999_999));
const decimal = z.string().regex(/^\d{1,12}(\.\d{1,18})?$/);

const time = z.strictObject({ p50: seconds, p95: seconds });
const success = z.strictObject({
  probability: measured("ppm", z.int().min(1).max(1_000_000)),
  /** Weight of the number, in reported payments. */
  weight: measured("payments", z.int().min(1).max(1_000_000)),
});

/** Cost of one transaction on its network: gas, virtual bytes or compute units, and its size. */
const Work = z.strictObject({
  units: z.strictObject({
    value: whole.max(50_000_000),
    unit: z.enum(["gas", "vB", "CU"]),
    source: z.string(),
  }),
  bytes: measured("B", whole.max(100_000)),
});

/** The token of an end on its network, and the source that states that the bridge or venue accepts it. */
const Token = z.strictObject({
  /** Contract or mint; `null` for the network's coin. */
  contract: z.string().min(1).max(100).nullable(),
  source: z.string(),
});

const end = z.string().regex(/^[a-z]+\/[A-Z0-9]+$/, "Write an end as network/ASSET.");

const Lane = z.strictObject({
  from: z.array(end).min(1),
  to: z.array(end).min(1),
  /** `one_to_one`: as many tokens arrive as are sent, before fees. `market`: it trades at the price. */
  rate: z.enum(["one_to_one", "market"]),
  /** Whether this way can pay another wallet; that of the carrier when absent. */
  pays_recipient: z.boolean().optional(),
  percentage: ppm,
  /** Paid in addition to the amount, in USD or the coin of the source network. */
  flat: z.strictObject({ value: decimal, unit: z.string(), source: z.string() }).optional(),
  /** Depth of the pool on each side; the price moves with the amount as x * y = k. */
  depth: usd.optional(),
  min: usd,
  max: usd,
  /** Between the block of the first transaction and the arrival. */
  time,
  source_work: Work,
  /**
   * A transaction on the destination network: paid in addition to the amount (`beside`), or deducted from it
   * by the party that makes the payment (`amount`).
   */
  destination_work: Work.extend({
    paid: z.enum(["beside", "amount"]),
    /** Charged by that party in addition to its gas. */
    surcharge: usd.optional(),
    /** Minimum of its total charge. */
    least: usd.optional(),
  })
    .refine(
      ({ paid, surcharge, least }) => paid === "amount" || (surcharge === undefined && least === undefined),
      "A surcharge and a least are taken out of the amount.",
    )
    .optional(),
});

const Carrier = z.strictObject({
  kind: z.enum(["bridge", "venue"]),
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(40),
  name: text,
  home: z.url({ protocol: /^https$/ }),
  security_class: z.enum(SECURITY_CLASSES),
  /** Whether it can pay a wallet other than the sender's. */
  pays_recipient: z.boolean(),
  /** Audits whose report or list was read; an empty list only means that none was read. */
  audits: z.array(
    z.strictObject({
      by: text,
      date: z
        .string()
        .regex(/^\d{4}-\d{2}(-\d{2})?$/)
        .optional(),
      url: z.url({ protocol: /^https$/ }),
    }),
  ),
  incidents: z.array(
    z.strictObject({
      date,
      loss: z.strictObject({ value: z.number().nonnegative(), unit: z.literal("usd") }),
      what: text,
      url: z.url({ protocol: /^https$/ }),
    }),
  ),
  sources: z.record(z.string(), Source),
  success,
  /** Every end of the lanes by `network/ASSET`. */
  tokens: z.record(end, Token),
  lanes: z.array(Lane).min(1),
});

/** A lane needs both tokens' contracts and the page that states that they are accepted. */
function checkTokens({ tokens, lanes }: z.infer<typeof Carrier>, context: z.core.$RefinementCtx): void {
  const used = new Set<string>();
  for (const [index, { from, to }] of lanes.entries()) {
    for (const [side, ends] of Object.entries({ from, to })) {
      for (const [at, each] of ends.entries()) {
        used.add(each);
        if (!Object.hasOwn(tokens, each))
          context.addIssue({
            code: "custom",
            path: ["lanes", index, side, at],
            message: `${each} is not in tokens: give its contract and the source that says it is taken.`,
          });
      }
    }
  }
  for (const each of Object.keys(tokens))
    if (!used.has(each))
      context.addIssue({ code: "custom", path: ["tokens", each], message: "No lane has this end." });
}

const NetworkFile = z.strictObject({
  kind: z.literal("network"),
  network: z.enum(NETWORK_IDS as [string, ...string[]]),
  sources: z.record(z.string(), Source),
  success,
  /** Work of a plain transfer to another wallet. */
  transfer: z.strictObject({ native: Work, token: Work.optional() }),
  /** When a payment counts as settled after its block. */
  finality: z.strictObject({ included: seconds, safe: seconds, final: seconds }),
});

export const CatalogueFile = z.discriminatedUnion("kind", [
  Carrier.extend({ kind: z.literal("bridge") }).superRefine(checkTokens),
  Carrier.extend({ kind: z.literal("venue") }).superRefine(checkTokens),
  NetworkFile,
]);

export type CarrierEntry = z.infer<typeof Carrier>;
export type NetworkEntry = z.infer<typeof NetworkFile>;
export type LaneEntry = z.infer<typeof Lane>;
export type SourceEntry = z.infer<typeof Source>;
export type WorkEntry = z.infer<typeof Work>;
