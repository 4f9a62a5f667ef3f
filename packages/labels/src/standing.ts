import type { Stance } from "./categories.ts";
import { type Label, readLabels, winningStance } from "./read-labels.ts";
import type { Taxonomy } from "./taxonomy.ts";

/** What lists together say of a wallet, in one word: no label makes a wallet sanctioned, only a sanctions list. */
export type Listing = "sanctioned" | Stance;

/** All that lists say of a wallet: whoever judges one gathers every member. */
export interface Said {
  readonly labels: readonly Label[];
  /** The sanctions lists that name it. */
  readonly sanctions: readonly unknown[];
  /** Whether a reference data set calls it a fraud account. */
  readonly isReferenceFraud: boolean;
  /** Whether it is known to be the contract of a token: see `readLabels`. */
  readonly isTokenContract?: boolean | undefined;
}

/** How lists see a wallet. */
export interface Standing {
  /** The worst that any of them says. */
  readonly worst: Listing;
  readonly sanctioned: boolean;
  /** A label or a reference data set accuses it of a crime. */
  readonly bad: boolean;
  /** A label warns of it, whatever else is said. */
  readonly risky: boolean;
  /** A label knows it as a public service, and nothing worse is said. */
  readonly service: boolean;
}

/** How lists see a wallet. Nothing good is said about a wallet of which something bad is said. */
export function standingOf(
  taxonomy: Taxonomy,
  { labels, sanctions, isReferenceFraud, isTokenContract }: Said,
): Standing {
  const readings = readLabels(taxonomy, labels, isTokenContract);
  const sanctioned = sanctions.length > 0;
  const bad = isReferenceFraud || readings.some(({ stance }) => stance === "bad");
  const worst = sanctioned ? "sanctioned" : bad ? "bad" : winningStance(readings);
  return {
    worst,
    sanctioned,
    bad,
    risky: readings.some(({ stance }) => stance === "risky"),
    service: worst === "service",
  };
}
