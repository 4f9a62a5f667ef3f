import type { FeatureName } from "./features.ts";
import * as sum from "./layout.ts";
import type { View } from "./view.ts";

/** A reason that features can give, and its evidence. */
export interface ReasonInfo {
  readonly code: string;
  readonly title: string;
  readonly features: readonly FeatureName[];
  readonly evidence: (view: View) => Readonly<Record<string, number>>;
}

/** Codes are part of the API: never rename or reuse one. */
export const REASONS: readonly ReasonInfo[] = [
  {
    code: "LONG_KNOWN",
    title: "Known parties have dealt with it for a long time",
    features: ["tenure", "tenure_log"],
    evidence: ({ tenureDays }) => ({ tenure_days: tenureDays }),
  },
  {
    code: "REGULAR_ACTIVITY",
    title: "Regular business with known parties",
    features: ["active_days", "regular"],
    evidence: ({ vouchedDays, vouchedEpochs }) => ({
      active_days: vouchedDays,
      active_months: vouchedEpochs,
    }),
  },
  {
    code: "NEWCOMER",
    title: "No known party has dealt with it for long",
    features: ["newness"],
    evidence: ({ tenureDays }) => ({ tenure_days: tenureDays }),
  },
  {
    code: "VALUE_WITH_KNOWN",
    title: "Value moved with known parties",
    features: ["received_value", "sent_value"],
    evidence: pair(sum.VOUCHED_VALUE),
  },
  {
    code: "TRANSFERS_WITH_KNOWN",
    title: "Transfers with known parties",
    features: ["received_count", "sent_count"],
    evidence: pair(sum.VOUCHED_COUNT),
  },
  {
    code: "TRANSFERS_WITH_STRANGERS",
    title: "Transfers with unknown parties",
    features: ["strange_received", "strange_sent"],
    evidence: pair(sum.STRANGE_COUNT),
  },
  {
    code: "SMALL_RECEIPTS",
    title: "Small amounts received from unknown parties",
    features: ["small_strange"],
    evidence: ({ sums }) => ({ transfers: sums[sum.SMALL_STRANGE]! }),
  },
  {
    code: "KNOWN_PARTIES",
    title: "Deals with many or mostly known parties",
    features: ["known_parties", "known_share_in", "known_share_out"],
    evidence: ({ knownParties }) => ({ known_parties: knownParties }),
  },
  {
    code: "LABELLED_PARTIES",
    title: "Value moved with exchanges, bridges and known contracts",
    features: ["good_share_in", "good_share_out"],
    evidence: pair(sum.GOOD_VALUE),
  },
  {
    code: "UNKNOWN_SENDERS",
    title: "Many unknown senders",
    features: ["strangers_in"],
    evidence: ({ strangersIn, knownParties }) => ({ strangers: strangersIn, known_parties: knownParties }),
  },
  {
    code: "UNKNOWN_RECIPIENTS",
    title: "Many unknown recipients",
    features: ["strangers_out"],
    evidence: ({ strangersOut, knownParties }) => ({ strangers: strangersOut, known_parties: knownParties }),
  },
  {
    code: "RECEIVED_FROM_BAD",
    title: "Received from parties that are known to be bad",
    features: ["bad_in", "bad_share_in"],
    evidence: ({ sums }) => ({ transfers: sums[sum.BAD_COUNT]!, value: sums[sum.BAD_VALUE]! }),
  },
  {
    code: "SENT_TO_BAD",
    title: "Sent to parties that are known to be bad",
    features: ["bad_out", "bad_share_out"],
    evidence: ({ sums }) => ({ transfers: sums[sum.BAD_COUNT + 1]!, value: sums[sum.BAD_VALUE + 1]! }),
  },
  {
    code: "SANCTIONED_PARTY",
    title: "Dealt with a sanctioned party",
    features: ["sanctioned_in", "sanctioned_out"],
    evidence: pair(sum.SANCTIONED_COUNT),
  },
  {
    code: "NEAR_BAD",
    title: "Its partners deal with parties that are known to be bad",
    features: ["near_bad_in", "near_bad_out", "near_bad_share_in", "near_bad_share_out"],
    evidence: pair(sum.NEAR_BAD_COUNT),
  },
  {
    code: "CONFIRMED_FRAUD",
    title: "Fraud was reported and confirmed",
    features: ["fraud_reports"],
    evidence: ({ sums }) => ({
      reports: sums[sum.FRAUD_REPORTS]!,
      contested: sums[sum.CONTESTED_REPORTS]!,
      cleared: sums[sum.CLEARED_REPORTS]!,
    }),
  },
  {
    code: "CONFIRMED_GOOD",
    title: "Payments were confirmed to be good",
    features: ["good_reports"],
    evidence: ({ sums }) => ({ reports: sums[sum.GOOD_REPORTS]! }),
  },
  {
    code: "LISTED_BAD",
    title: "A list names the wallet: sanctions, fraud or a warning",
    features: ["listed_bad"],
    evidence: () => ({}),
  },
  {
    code: "LISTED_SERVICE",
    title: "A public list names it as a service",
    features: ["listed_good"],
    evidence: () => ({}),
  },
  {
    code: "UNUSUAL_RATE",
    title: "More transfers than usual for it",
    features: ["rate"],
    evidence: ({ sums }) => ({ recent_transfers: sums[sum.RECENT_COUNT]! }),
  },
  {
    code: "UNUSUAL_VALUE",
    title: "More value than usual for it",
    features: ["value"],
    evidence: ({ sums }) => ({ recent_value: sums[sum.RECENT_VALUE]! }),
  },
  {
    code: "NEW_STRANGERS",
    title: "Many new strangers at once",
    features: ["novelty"],
    evidence: ({ newStrangers }) => ({ new_strangers: newStrangers }),
  },
  {
    code: "DUST_SENDER",
    title: "Sends dust, as address poisoners do",
    features: ["dust"],
    evidence: ({ sums }) => ({ dust_transfers: sums[sum.DUST_SENT]! }),
  },
];

function pair(at: number): ReasonInfo["evidence"] {
  return ({ sums }) => ({ received: sums[at]!, sent: sums[at + 1]! });
}
