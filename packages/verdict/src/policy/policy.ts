import { z } from "zod";
import { AnalysisRules } from "./analysis-rules.ts";

const numberTest = z
  .strictObject({ atLeast: z.number().optional(), below: z.number().optional() })
  .refine(({ atLeast, below }) => atLeast !== undefined || below !== undefined, {
    message: "A test of a number needs `atLeast`, `below`, or both.",
  });

/** The conditions of a rule, all of which must hold. An empty test always holds. */
const test = z.strictObject({
  /** 100 x P(fraud), 0-100. */
  fraudScore: numberTest.optional(),
  /** The lower of the two wallets' reputations, 0-100. */
  reputationScore: numberTest.optional(),
  /** Confidence of the whole score, 0-1. */
  confidence: numberTest.optional(),
  /** The higher of the two wallets' calibrated fraud probabilities, 0-1; never holds without one. */
  walletFraudProbability: numberTest.optional(),
  /** Approximate value of the amount in US dollars, `>= 0`; never holds when it is not known. */
  amountUsd: numberTest.optional(),
  /** A sanctions list names either wallet. */
  sanctioned: z.boolean().optional(),
  /** The issuer of a token has frozen either wallet, by an event of its contract. */
  issuerFrozen: z.boolean().optional(),
  /** The issuers that had frozen either wallet have all released it. */
  issuerUnfrozen: z.boolean().optional(),
  /** The payment would be lost: it goes to a burn address, or a token to a contract. */
  wouldBeLost: z.boolean().optional(),
  /** A coin goes to a contract that is known to refuse it. */
  wouldRevert: z.boolean().optional(),
  /** A coin goes to the contract that wraps it, which returns it to the sender as a token. */
  wraps: z.boolean().optional(),
  /** The amount is below the network's minimum. */
  belowDust: z.boolean().optional(),
  /** The recipient resembles a party of the sender but is not that party. */
  lookalikeRecipient: z.boolean().optional(),
  /** The caller's tenant asked about at least 100 payments of the sender within the hour. */
  askedOften: z.boolean().optional(),
  /** Payments of the sender that the caller's tenant asked about within the hour, 0-500. */
  askedLastHour: numberTest.optional(),
  /** The larger adverse share of the flows of the two wallets, 0-1; never holds where nothing is known of either. */
  exposureShare: numberTest.optional(),
  /** The token falsely claims the symbol of another asset, or a list warns of it. */
  fakeToken: z.boolean().optional(),
  /** Tetron does not know the token, so the value of the amount is unknown. */
  unknownToken: z.boolean().optional(),
  /** One list calls either wallet a fraud account and another calls it a public service. */
  labelConflict: z.boolean().optional(),
  /** The history of either wallet is past its shelf life. */
  staleHistory: z.boolean().optional(),
  /** A list that the score rests on is past its shelf life. */
  staleList: z.boolean().optional(),
  /** Either address is a contract by its code, and no list names it as a service. */
  contract: z.boolean().optional(),
  /** Either wallet has too many transactions to be a person's, and no list names it as a service. */
  serviceLike: z.boolean().optional(),
  /** Only the newest part of either wallet's history is held. */
  partialHistory: z.boolean().optional(),
  /** The history of either wallet is on a network that the fraud model was not evaluated on. */
  modelNotForNetwork: z.boolean().optional(),
  /** Either wallet is a customer's address at a service. */
  depositAddress: z.boolean().optional(),
  /** Lists name another address of the holder of either wallet. */
  namedHolder: z.boolean().optional(),
  /**
   * How sure it is that the holder of either wallet has an address that a sanctions list names, 0-1; never holds where none
   * is known. Of the wallet's own address `sanctioned` says so.
   */
  sanctionedHolder: numberTest.optional(),
  /** As `sanctionedHolder`, of an address that a label calls a fraud account. */
  accusedHolder: numberTest.optional(),
  /** The tenant has told what it knows of either wallet. */
  contextGiven: z.boolean().optional(),
  /** The tenant rejected the identity of the customer of either wallet. */
  kycRejected: z.boolean().optional(),
  /** One wallet is none of the counterparties that the tenant expects of the other. */
  unexpectedCounterparty: z.boolean().optional(),
  /** An analyst proposed within 30 days to look at payments with either wallet; its rule has to review. */
  reviewProposed: z.literal(true).optional(),
  /** Judging by a list or its address, the recipient may be unable to handle a plain payment. */
  doubtfulRecipient: z.boolean().optional(),
  /** A label says that the sender is a fraud account. */
  fromFraudLabel: z.boolean().optional(),
  /** A label says that the recipient is a fraud account. */
  toFraudLabel: z.boolean().optional(),
  /** A label connects either wallet with a mixer or a sanctioned party, or warns of it. */
  riskyLabel: z.boolean().optional(),
  /** The sender has no history, and no label vouches for it. */
  fromUnknown: z.boolean().optional(),
  /** The recipient has no history, and no label vouches for it. */
  toUnknown: z.boolean().optional(),
  /** A sanctions list was available. */
  screened: z.boolean().optional(),
});

const rule = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, "A rule's id must be kebab-case, 2-40 characters."),
  title: z.string().min(1).max(200),
  when: test,
  recommend: z.enum(["approve", "review", "decline"]),
});

/**
 * Log-odds of fraud for facts that cannot be fitted from data, because a list is not a sample. Each is
 * bounded, so that one list cannot outweigh all other evidence.
 */
const strengths = z.strictObject({
  /** A sanctions list names the wallet. */
  sanctioned: z.number().min(0).max(12),
  /** A list or a reference data set classifies the wallet as a fraud account. */
  fraudLabel: z.number().min(0).max(12),
  /** A list connects the wallet with mixers or sanctioned parties, without being a sanctions list. */
  riskyLabel: z.number().min(0).max(12),
  /** A list identifies the wallet as an exchange, a bridge or another public service. */
  serviceLabel: z.number().min(-6).max(0),
});

/** Factors for each estimate's own log-odds: 1 counts it in full, 0 ignores it. */
const weights = z.strictObject({
  behaviour: z.number().min(0).max(1),
  neighbours: z.number().min(0).max(1),
  reputation: z.number().min(0).max(1),
});

/** A policy file: weights of facts, and rules in order; the first whose test holds decides. */
export const PolicyFile = z
  .strictObject({
    name: z.string().min(1).max(80),
    /** Share of fraud among unknown wallets. */
    prior: z.number().min(0.0001).max(0.5),
    weights,
    strengths,
    /**
     * Share of a list's confidence that remains when one calls a wallet a fraud account and another a public
     * service. A policy without it takes the accusing list for certain.
     */
    conflictConfidence: z.number().min(0).max(1).optional(),
    /**
     * Confidence in a wallet that is certainly a customer's address at a service. A policy without it takes such a wallet
     * for any other.
     */
    depositConfidence: z.number().min(0).max(1).optional(),
    /**
     * Confidence in a wallet that certainly has one holder with an address that a list names as a service's. A policy
     * without it takes such a wallet for any other.
     */
    clusterConfidence: z.number().min(0).max(1).optional(),
    /**
     * What exposure says against a wallet: `strength` is the log-odds of a flow that is all with adverse wallets, and so the
     * most that exposure adds; below the share `from` nothing is said. A policy without it does not look at exposure.
     */
    exposure: z
      .strictObject({ strength: z.number().min(0).max(3), from: z.number().min(0.001).max(1) })
      .optional(),
    rules: z.array(rule).min(1).max(100),
    /** Of a wallet's analysis, which no score rests on. */
    analysis: AnalysisRules.prefault({}),
  })
  .superRefine(({ rules }, context) => {
    const last = rules.at(-1);
    if (last !== undefined && Object.keys(last.when).length > 0)
      context.addIssue({
        code: "custom",
        path: ["rules", rules.length - 1, "when"],
        message: "The last rule must always hold, so that every payment is decided: its `when` is {}.",
      });
    const ids = new Set<string>();
    rules.forEach(({ id, when, recommend }, index) => {
      // An analyst may be wrong or misled: it can have a person look, and nothing else.
      if (when.reviewProposed && recommend !== "review")
        context.addIssue({
          code: "custom",
          path: ["rules", index, "recommend"],
          message: "A rule that tests `reviewProposed` must recommend `review`.",
        });
      if (ids.has(id))
        context.addIssue({ code: "custom", path: ["rules", index, "id"], message: `"${id}" stands twice.` });
      ids.add(id);
    });
  });

export type PolicyTest = z.infer<typeof test>;
export type PolicyRule = z.infer<typeof rule>;
export type Recommendation = PolicyRule["recommend"];

/** A policy and the hash of its content. */
export interface Policy extends z.infer<typeof PolicyFile> {
  /** `sha256:` and 64 hex digits, over the file's content, independent of its layout. */
  readonly version: string;
}
