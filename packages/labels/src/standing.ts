import type { Stance } from "./categories.ts";
import { type Label, readLabels, winningStance } from "./read-labels.ts";
import type { Taxonomy } from "./taxonomy.ts";

/**
 * The combined result of a wallet's lists. Only a sanctions list makes a wallet `sanctioned`, never a label.
 */
export type Listing = "sanctioned" | Stance;

/** Everything that lists say about a wallet. */
export interface Said {
  readonly labels: readonly Label[];
  /** The sanctions lists that name it. */
  readonly sanctions: readonly unknown[];
  /** Whether a reference data set calls it a fraud account. */
  readonly isReferenceFraud: boolean;
  /** Whether somebody contests that; it is then a warning, as a contested accusation of a label is. */
  readonly isReferenceContested?: boolean | undefined;
  /** Whether the wallet is known to be a token contract; see `readLabels`. */
  readonly isTokenContract?: boolean | undefined;
}

/** What a wallet's lists amount to together. */
export interface Standing {
  /** The worst result of any list. */
  readonly worst: Listing;
  readonly sanctioned: boolean;
  /** A label or a reference data set accuses it of a crime. */
  readonly bad: boolean;
  /** A label warns of it, whatever the other labels say. */
  readonly risky: boolean;
  /** A label identifies it as a public service, and nothing outweighs that. */
  readonly service: boolean;
  /** One list accuses it of a crime and another identifies it as a public service. */
  readonly conflict: boolean;
}

/** Combines what lists say about a wallet. Any bad or risky evidence overrides a service label. */
export function standingOf(
  taxonomy: Taxonomy,
  { labels, sanctions, isReferenceFraud, isReferenceContested = false, isTokenContract }: Said,
): Standing {
  const readings = readLabels(taxonomy, labels, isTokenContract);
  const sanctioned = sanctions.length > 0;
  const bad = (isReferenceFraud && !isReferenceContested) || readings.some(({ stance }) => stance === "bad");
  const risky =
    (isReferenceFraud && isReferenceContested) || readings.some(({ stance }) => stance === "risky");
  const worst = sanctioned ? "sanctioned" : bad ? "bad" : risky ? "risky" : winningStance(readings);
  return {
    worst,
    sanctioned,
    bad,
    risky,
    service: worst === "service",
    conflict: bad && readings.some(({ stance }) => stance === "service"),
  };
}
