import type { StoredLabel } from "@tetron/lake/tables/labels";
import type { StoredSanction } from "@tetron/lake/tables/sanctions";
import { partyOfLabel } from "@tetron/models/reputation/knowledge";
import type { Listing } from "@tetron/models/reputation/view";

/** What the lists together say of a wallet: the worst that any of them says. */
export function listingOf(labels: readonly StoredLabel[], sanctions: readonly StoredSanction[]): Listing {
  const parties = new Set(labels.map(({ label }) => partyOfLabel(label)));
  if (sanctions.length > 0 || parties.has("sanctioned")) return "sanctioned";
  if (parties.has("bad")) return "bad";
  return parties.has("good") ? "good" : "unlabelled";
}
