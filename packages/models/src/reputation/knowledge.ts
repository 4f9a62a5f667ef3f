import type { Label } from "@tetron/labels/read-labels";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import type { Knowledge } from "./evidence.ts";
import { listingOf } from "./listing.ts";

/** What lists and reference accounts say about a counterparty. */
export interface PartyRecord {
  /** What public lists say of it. */
  readonly labels: readonly Label[];
  /** Whether a sanctions list names it. */
  readonly sanctioned: boolean;
  /** Whether it is itself known to have committed fraud. */
  readonly fraud: boolean;
  /** Reference accounts that dealt with it and are not known to be fraudulent; never the wallet itself. */
  readonly clean: number;
  /** Reference accounts that dealt with it and are known to be fraudulent. */
  readonly bad: number;
}

/**
 * What is known about a counterparty, as evidence needs it. A labelled service has full standing; anybody
 * else has the more the more clean reference accounts dealt with him, and each bad one undoes four.
 */
export function knowledgeOf(
  taxonomy: Taxonomy,
  { labels, sanctioned, fraud, clean, bad }: PartyRecord,
): Knowledge {
  const listed = listingOf(taxonomy, labels, sanctioned ? [sanctioned] : []);
  const party = fraud && listed !== "sanctioned" ? "bad" : listed;
  const nearBad = bad / (clean + bad + 1);
  if (party === "good") return { standing: 1, party, nearBad };
  if (party === "unlabelled") return { standing: clean / (clean + 2 + 4 * bad), party, nearBad };
  return { standing: 0, party, nearBad: 1 };
}
