import { BEHAVIOUR } from "@tetron/features/behaviour";
import { WALLET_44 } from "@tetron/features/wallet-44";

/** What numbers of reasons and remarks are called. */
const OF_REASONS = [
  "amount",
  "asked_last_hour",
  "average_distance",
  "busiest_day",
  "confidence",
  "fraud_probability",
  "fraud_share",
  "highest",
  "largest_before",
  "leaf_rarity_bits",
  "lowest",
  "more_labels",
  "more_lists",
  "nearest_distance",
  "payments_before",
  "payments_last_hour",
  "payments_to_it",
  "reputation",
] as const;

/** Evidence whose value is a number of Tetron's own; all other evidence may hold what somebody wrote. */
const COMPUTED: ReadonlySet<string> = new Set([...OF_REASONS, ...BEHAVIOUR, ...WALLET_44]);

/** Whether a piece of evidence is a number that Tetron computed, by its name. */
export function isComputedNumber(name: string): boolean {
  return COMPUTED.has(name);
}
