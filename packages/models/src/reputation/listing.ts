import { type Label, readLabels, winningStance } from "@tetron/labels/read-labels";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import type { Listing } from "./view.ts";

/**
 * What the lists together say of a wallet: the worst that any of them says.
 *
 * @param sanctions - The sanctions lists that name it: no label makes a wallet sanctioned.
 */
export function listingOf(
  taxonomy: Taxonomy,
  labels: readonly Label[],
  sanctions: readonly unknown[],
): Listing {
  return sanctions.length > 0 ? "sanctioned" : PARTIES[winningStance(readLabels(taxonomy, labels))];
}

const PARTIES = { bad: "bad", risky: "risky", service: "good", neutral: "unlabelled" } as const;
