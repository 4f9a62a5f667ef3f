import type { Owner } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import { CATEGORIES, CATEGORY_NAMES, type Stance } from "@tetron/labels/categories";
import { labelsThatHold } from "@tetron/labels/labels-that-hold";
import { type Reading, readLabels } from "@tetron/labels/read-labels";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import { findFlows } from "@tetron/lake/flows";
import { findLabelsOfKey } from "@tetron/lake/labels";
import type { Lake } from "@tetron/lake/lake";
import type { KnownAsset } from "@tetron/lake/prices";
import { findSanctions } from "@tetron/lake/sanctions";
import { findTransferSources, type TransferSource } from "@tetron/lake/transfer-sources";
import type { AdverseFlow } from "../score-inputs.ts";
import { exposureOf } from "./exposure.ts";

/** Steps that exposure is followed at most. */
export const MAX_HOPS = 3;
/** Counterparties of one wallet that are followed: those with the largest flows. */
export const MAX_FAN_OUT = 50;
/** What a wallet on a sanctions list is, besides what labels say. */
const SANCTIONED = "sanctioned";
const ADVERSE_STANCES: ReadonlySet<Stance> = new Set(["bad", "risky"]);
/** What every wallet is that a list accuses, warns of or sanctions, besides its categories. */
const ADVERSE = "adverse";

/** Whether lists accuse, warn of or sanction a wallet, and what it is by them; nothing for one that nobody names. */
export function categoriesSaid(
  said: readonly Pick<Reading, "category" | "stance">[],
  isSanctioned: boolean,
): { readonly categories: readonly string[]; readonly isAdverse: boolean } {
  const named = said.filter(({ stance }) => stance !== "neutral").map(({ category }) => category);
  return {
    categories: [...new Set([...(isSanctioned ? [SANCTIONED] : []), ...named])],
    isAdverse: isSanctioned || said.some(({ stance }) => ADVERSE_STANCES.has(stance)),
  };
}

const ADVERSE_CATEGORIES: ReadonlySet<string> = new Set(
  CATEGORY_NAMES.filter((name) => ADVERSE_STANCES.has(CATEGORIES[name].stance)),
);

function isAdverse(category: string): boolean {
  return category === SANCTIONED || ADVERSE_CATEGORIES.has(category);
}

/** What exposure is looked up in. */
export interface ExposureLookup {
  readonly lake: Pick<Lake, "db" | "shipped">;
  readonly taxonomy: Taxonomy;
  readonly owners: readonly Owner[];
  readonly known: readonly KnownAsset[];
  /** Whether no time is left to go further. */
  readonly isOver: () => boolean;
}

/** The adverse part of the flow into or out of a wallet. */
export async function findAdverseFlow(
  { lake, taxonomy, owners, known, isOver }: ExposureLookup,
  root: TransferSource,
  incoming: boolean,
): Promise<AdverseFlow> {
  const { network } = root;
  const refs = (addresses: readonly string[]): WalletRef[] =>
    addresses.map((address) => ({ network, address }));
  const { categories, seenShare } = await exposureOf(root, {
    ...{ incoming, maxHops: MAX_HOPS, isOver },
    sources: (addresses) => findTransferSources(lake.db, owners, refs(addresses)),
    flows: (wallets) => findFlows(lake.db, wallets, { incoming, limit: MAX_FAN_OUT, known }),
    async named(addresses) {
      const wallets = refs(addresses);
      const [labels, sanctions] = await Promise.all([
        findLabelsOfKey(lake, owners, wallets),
        findSanctions(lake.db, owners, wallets),
      ]);
      return wallets.map((_, i) => {
        const said = readLabels(taxonomy, labelsThatHold(taxonomy, network, labels[i]!));
        const named = categoriesSaid(said, sanctions[i]!.length > 0);
        const categories = named.isAdverse ? [...named.categories, ADVERSE] : named.categories;
        return { categories, byHolder: false };
      });
    },
  });
  const adverse = categories.find(({ category }) => category === ADVERSE);
  if (adverse === undefined) return { direct: 0, indirect: 0, categories: [], path: [], seenShare };
  return {
    ...{ direct: adverse.direct, indirect: adverse.indirect, seenShare },
    path: adverse.path.map(({ address }) => address),
    categories: categories.flatMap(({ category, direct, indirect }) =>
      isAdverse(category) ? { category, share: direct + indirect } : [],
    ),
  };
}
