import { isTokenContract } from "@tetron/domain/address-kind";
import type { Owner } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import { labelsThatHold } from "@tetron/labels/labels-that-hold";
import { readLabels } from "@tetron/labels/read-labels";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import { findFlows } from "@tetron/lake/flows";
import { findLabelsOfKey } from "@tetron/lake/labels";
import type { Lake } from "@tetron/lake/lake";
import type { KnownAsset } from "@tetron/lake/prices";
import { findSanctions } from "@tetron/lake/sanctions";
import { findTransferSources, type TransferSource } from "@tetron/lake/transfer-sources";
import type { AdverseFlow } from "../score-inputs.ts";
import { exposureOf } from "./exposure.ts";
import { findClusters } from "./find-clusters.ts";
import { findNamed, isAdverse, type Sayings } from "./find-named.ts";

/** Steps that exposure is followed at most. */
export const MAX_HOPS = 3;
/** Counterparties of one wallet that are followed: those with the largest flows. */
export const MAX_FAN_OUT = 50;
/** What every wallet is that a list accuses, warns of or sanctions, besides its categories. */
const ADVERSE = "adverse";

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
  const sayings: Sayings = {
    labels: async (wallets) => {
      const found = await findLabelsOfKey(lake, owners, wallets);
      return wallets.map((wallet, i) =>
        readLabels(taxonomy, labelsThatHold(taxonomy, wallet.network, found[i]!), isTokenContract(wallet)),
      );
    },
    sanctions: (wallets) => findSanctions(lake.db, owners, wallets),
    clusters: (wallets) => findClusters({ lake, taxonomy, owners }, wallets),
  };
  const refs = (addresses: readonly string[]): WalletRef[] =>
    addresses.map((address) => ({ network, address }));
  const { categories, seenShare } = await exposureOf(root, {
    ...{ incoming, maxHops: MAX_HOPS, isOver },
    sources: (addresses) => findTransferSources(lake.db, owners, refs(addresses)),
    flows: (wallets) => findFlows(lake.db, wallets, { incoming, limit: MAX_FAN_OUT, known }),
    async named(addresses) {
      const found = await findNamed(sayings, network, addresses, isOver);
      return found.map(({ categories, isAdverse: isBad, byHolder }) => ({
        categories: isBad ? [...categories, ADVERSE] : categories,
        byHolder,
      }));
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
