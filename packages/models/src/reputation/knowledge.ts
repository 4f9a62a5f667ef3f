import type { WalletRef } from "@tetron/domain/wallet";
import type { Label } from "@tetron/labels/read-labels";
import { standingOf } from "@tetron/labels/standing";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import type { ReputationArtifacts } from "./artifacts.ts";
import type { Knowledge } from "./evidence.ts";
import type { PartyWitness } from "./parties.ts";

/** List entries of a counterparty. */
export interface ListedParty {
  readonly labels: readonly Label[];
  /** The sanctions lists that name it. */
  readonly sanctions: readonly unknown[];
}

/** Evidence of lists and reference accounts about a counterparty, without the rated wallet itself. */
export type PartyRecord = ListedParty & PartyWitness;

const NO_WITNESS: PartyWitness = { fraud: false, clean: 0, bad: 0 };

/** What is known about a wallet's counterparty, from lists and, on Ethereum, the reference accounts. */
export function knowledgeOfParty(
  { taxonomy, parties }: Pick<ReputationArtifacts, "taxonomy" | "parties">,
  { network, address }: WalletRef,
  party: string,
  listed: ListedParty,
): Knowledge {
  const witness = network === "ethereum" ? parties.of(party, address) : NO_WITNESS;
  return knowledgeOf(taxonomy, { ...listed, ...witness });
}

/**
 * What is known about a counterparty, as evidence. A labelled service is vouched for in full. The share of an
 * unlisted one grows with the clean reference accounts that dealt with it; a bad one offsets four.
 */
export function knowledgeOf(
  taxonomy: Taxonomy,
  { labels, sanctions, fraud, clean, bad }: PartyRecord,
): Knowledge {
  const { worst: party } = standingOf(taxonomy, { labels, sanctions, isReferenceFraud: fraud });
  const nearBad = bad / (clean + bad + 1);
  if (party === "service") return { vouched: 1, party, nearBad };
  if (party === "neutral") return { vouched: clean / (clean + 2 + 4 * bad), party, nearBad };
  return { vouched: 0, party, nearBad: 1 };
}
