import type { WalletRef } from "@tetron/domain/wallet";
import { labelsThatHold } from "@tetron/labels/labels-that-hold";
import { standingOf } from "@tetron/labels/standing";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import type { ListedLabel } from "../score-inputs.ts";

/** What lists say of a wallet. */
interface ListedWallet {
  readonly labels: readonly Pick<ListedLabel, "label" | "name" | "network">[];
  readonly sanctions: readonly unknown[];
}

/**
 * Whether lists name a wallet as a service. It is never asked for: its pages are many and say nothing about a person.
 */
export function isKnownService(
  taxonomy: Taxonomy,
  { network }: Pick<WalletRef, "network">,
  { labels, sanctions }: ListedWallet,
): boolean {
  const holding = labelsThatHold(taxonomy, network, labels);
  return standingOf(taxonomy, { labels: holding, sanctions, isReferenceFraud: false }).service;
}
