import { isTokenContract } from "@tetron/domain/address-kind";
import type { NetworkRef } from "@tetron/domain/network";
import { isShared, type Owner } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import type { Category, Stance } from "@tetron/labels/categories";
import { labelsThatHold } from "@tetron/labels/labels-that-hold";
import { readLabels } from "@tetron/labels/read-labels";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import type { FoundLabel } from "@tetron/lake/shipped-labels";
import type { StoredSanction } from "@tetron/lake/tables/sanctions";

/** Whose a label or sanction is, as clients see it: a tenant is not named. */
type FactOwner = "system" | "operator" | "tenant";

/** A label as clients see it. */
export interface PresentedLabel {
  readonly label: string;
  readonly name: string | null;
  /** Where the list gives it: the wallet's own network, or another one on which the same key owns the address. */
  readonly network: NetworkRef;
  readonly category: Category;
  /** Among all labels of the wallet. */
  readonly stance: Stance;
  readonly list: string;
  readonly owner: FactOwner;
  readonly version: string;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  readonly confidence: number | null;
  readonly contested: string | null;
}

/** A list that names a wallet, as clients see it. */
export interface PresentedSanction {
  readonly list: string;
  readonly version: string;
}

/**
 * The labels that hold for a wallet as clients see them, and what each of them means beside the others, ordered
 * by list and label.
 *
 * @param found - Those of the wallet, and of the same key on other networks.
 */
export function presentLabels(
  taxonomy: Taxonomy,
  wallet: WalletRef,
  found: readonly FoundLabel[],
): PresentedLabel[] {
  const holding = labelsThatHold(taxonomy, wallet.network, found);
  return readLabels(taxonomy, holding, isTokenContract(wallet))
    .map(({ from, category, stance }) => {
      const { label, name, network, source: list, owner, version, firstSeen, lastSeen } = from;
      return {
        label,
        name: name || null,
        network: { id: network },
        category,
        stance,
        list,
        owner: factOwner(owner),
        version,
        ...{ firstSeen, lastSeen, confidence: from.confidence, contested: from.contested },
      };
    })
    .sort((a, b) => compareTexts(a.list, b.list) || compareTexts(a.label, b.label));
}

/** The lists that name a wallet, each once, ordered by list. */
export function presentSanctions(found: readonly StoredSanction[]): PresentedSanction[] {
  const lists = new Map(found.map(({ source, version }) => [source, version]));
  return Array.from(lists, ([list, version]) => ({ list, version })).sort((a, b) =>
    compareTexts(a.list, b.list),
  );
}

/** The owner of a label or sanction, as clients see it. */
export function factOwner(owner: Owner): FactOwner {
  return isShared(owner) ? owner : "tenant";
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
