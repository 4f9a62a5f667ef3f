import { partyOfLabel } from "./party-of-label.ts";
import type { Listing } from "./view.ts";

/**
 * What the lists together say of a wallet: the worst that any of them says.
 *
 * @param sanctions - The sanctions lists that name it.
 */
export function listingOf(
  labels: readonly { readonly label: string }[],
  sanctions: readonly unknown[],
): Listing {
  const parties = new Set(labels.map(({ label }) => partyOfLabel(label)));
  if (sanctions.length > 0 || parties.has("sanctioned")) return "sanctioned";
  if (parties.has("bad")) return "bad";
  return parties.has("good") ? "good" : "unlabelled";
}
