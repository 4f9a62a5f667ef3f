import { z } from "zod";

const numberTest = z
  .strictObject({ atLeast: z.number().optional(), below: z.number().optional() })
  .refine(({ atLeast, below }) => atLeast !== undefined || below !== undefined, {
    message: "A test of a number says `atLeast`, `below`, or both.",
  });

/** What a rule may ask; all that it asks must hold. An empty test always holds. */
const test = z.strictObject({
  /** 100 x P(fraud), 0-100. */
  fraudScore: numberTest.optional(),
  /** The lower of the two wallets' reputations, 0-100. */
  reputationScore: numberTest.optional(),
  /** Confidence of the whole score, 0-1. */
  confidence: numberTest.optional(),
  /** The higher of the two wallets' calibrated fraud probabilities, 0-1; never holds without one. */
  walletFraudProbability: numberTest.optional(),
  /** A sanctions list names either wallet. */
  sanctioned: z.boolean().optional(),
  /** A label says that the sender is a fraud account. */
  fromFraudLabel: z.boolean().optional(),
  /** A label says that the recipient is a fraud account. */
  toFraudLabel: z.boolean().optional(),
  /** No history of the sender is held, and no label vouches for it. */
  fromUnknown: z.boolean().optional(),
  /** No history of the recipient is held, and no label vouches for it. */
  toUnknown: z.boolean().optional(),
});

const rule = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, "A rule's id is kebab-case, 2-40 characters."),
  title: z.string().min(1).max(200),
  when: test,
  recommend: z.enum(["approve", "review", "decline"]),
});

/** A policy file: rules in order, the first whose test holds decides. */
export const PolicyFile = z
  .strictObject({ name: z.string().min(1).max(80), rules: z.array(rule).min(1).max(100) })
  .superRefine(({ rules }, context) => {
    const last = rules.at(-1);
    if (last !== undefined && Object.keys(last.when).length > 0)
      context.addIssue({
        code: "custom",
        path: ["rules", rules.length - 1, "when"],
        message: "The last rule must always hold, so that every payment is decided: its `when` is {}.",
      });
    const ids = new Set<string>();
    rules.forEach(({ id }, index) => {
      if (ids.has(id))
        context.addIssue({ code: "custom", path: ["rules", index, "id"], message: `"${id}" stands twice.` });
      ids.add(id);
    });
  });

export type PolicyTest = z.infer<typeof test>;
export type PolicyRule = z.infer<typeof rule>;
export type Recommendation = PolicyRule["recommend"];

/** A policy and the hash that names its content. */
export interface Policy {
  readonly name: string;
  readonly rules: readonly PolicyRule[];
  /** `sha256:` and 64 hex digits, over the file's content without its layout. */
  readonly version: string;
}
