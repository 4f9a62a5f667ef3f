import type { Network } from "@tetron/domain/network";
import { CATEGORIES, type Category } from "./categories.ts";
import { readPaymentSense } from "./payment-sense.ts";
import type { Label } from "./read-labels.ts";
import type { Taxonomy } from "./taxonomy.ts";

/** A label and the network on which it was given; without one, the wallet's own. */
export interface PlacedLabel extends Label {
  readonly network?: Network;
}

/** Warnings about a contract, or without a reason. */
const OF_THE_CONTRACT: ReadonlySet<Category> = new Set(["general_warning", "spam_token"]);

/**
 * Of the labels that one address has on the networks where the same key owns it, those that hold for the
 * wallet on one of them.
 *
 * Those of the network itself hold. Of another network's, accusations and warnings hold, because the owner is
 * the same, and so does the name of a service that can be paid there. What describes a contract does not:
 * another contract may be at the address here.
 */
export function labelsThatHold<From extends PlacedLabel>(
  taxonomy: Taxonomy,
  network: Network,
  labels: readonly From[],
): From[] {
  const placeOf = (label: From) => label.network ?? network;
  if (labels.every((label) => placeOf(label) === network)) return [...labels];
  const byPlace = Map.groupBy(labels, placeOf);
  const payable = new Map(
    Array.from(byPlace, ([place, given]) => [place, readPaymentSense(taxonomy, given)?.sense === "sensible"]),
  );
  return labels.filter((label) => {
    if (placeOf(label) === network) return true;
    const category = taxonomy.categoryOfName(label.name) ?? taxonomy.categoryOf(label.label);
    const { stance } = CATEGORIES[category];
    if (stance === "service") return payable.get(placeOf(label));
    return stance !== "neutral" && !OF_THE_CONTRACT.has(category);
  });
}
