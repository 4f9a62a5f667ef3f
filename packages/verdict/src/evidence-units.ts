import { UNITS_OF_BEHAVIOUR } from "@tetron/features/behaviour-units";

const UNITS: Readonly<Record<string, string>> = {
  amount: "coins",
  asked_last_hour: "payments",
  busiest_day: "transactions",
  cluster_size: "addresses",
  cluster_size_at_least: "addresses",
  holder_points: "points of 100",
  largest_before: "coins",
  leaf_rarity_bits: "bits",
  more_labels: "labels",
  more_lists: "lists",
  named: "addresses",
  payers: "wallets",
  payments_before: "payments",
  payments_last_hour: "payments",
  payments_to_it: "payments",
  reputation: "points of 100",
  shelf_life: "days",
  sweeps: "transfers",
};

/**
 * The unit of a fact, by the name of its evidence.
 *
 * @returns `null` for shares, ratios, probabilities and distances, and for what is no number of one unit.
 */
export function unitOfEvidence(name: string): string | null {
  return (Object.hasOwn(UNITS, name) ? UNITS[name] : UNITS_OF_BEHAVIOUR.get(name)) ?? null;
}
