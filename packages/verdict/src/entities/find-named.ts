import type { Network } from "@tetron/domain/network";
import type { WalletRef } from "@tetron/domain/wallet";
import { CATEGORIES, CATEGORY_NAMES, type Stance } from "@tetron/labels/categories";
import type { Reading } from "@tetron/labels/read-labels";
import type { ClusterOf } from "./cluster-of.ts";
import { MAX_FRONTIER, type Named } from "./exposure.ts";

/** What a wallet on a sanctions list is, besides what labels say. */
const SANCTIONED = "sanctioned";
const ADVERSE_STANCES: ReadonlySet<Stance> = new Set(["bad", "risky"]);
const ADVERSE_CATEGORIES: ReadonlySet<string> = new Set(
  CATEGORY_NAMES.filter((name) => ADVERSE_STANCES.has(CATEGORIES[name].stance)),
);

/** What lists say of an address, or of another one of its holder. */
export interface FoundName extends Named {
  /** Whether they accuse it, warn of it or sanction it. */
  readonly isAdverse: boolean;
}

/** Whether a category is one that accuses or warns. */
export function isAdverse(category: string): boolean {
  return category === SANCTIONED || ADVERSE_CATEGORIES.has(category);
}

/** Where it is looked up who wallets are, each in the order requested. */
export interface Sayings {
  /** What labels say that hold for a wallet. */
  labels(
    wallets: readonly WalletRef[],
  ): Promise<readonly (readonly Pick<Reading, "category" | "stance">[])[]>;
  /** The sanctions on it. */
  sanctions(wallets: readonly WalletRef[]): Promise<readonly (readonly unknown[])[]>;
  clusters(wallets: readonly WalletRef[]): Promise<readonly (ClusterOf | null)[]>;
}

/**
 * What lists say of addresses that a flow reaches, those with most of it first, of which the first 50 are looked up in
 * clusters too: what lists say of another address of their holder is what they are, where common inputs connect the two and
 * nothing makes the cluster doubtful.
 *
 * @param isOver - Whether no time is left for that.
 */
export async function findNamed(
  sayings: Sayings,
  network: Network,
  addresses: readonly string[],
  isOver: () => boolean = () => false,
): Promise<FoundName[]> {
  const wallets = addresses.map((address): WalletRef => ({ network, address }));
  const own = await saidOf(sayings, wallets);
  const unnamed = wallets.flatMap((wallet, i) =>
    i < MAX_FRONTIER && own[i]!.categories.length === 0 ? [{ i, wallet }] : [],
  );
  const named = own.map((said): FoundName => ({ ...said, byHolder: false }));
  if (unnamed.length === 0 || isOver()) return named;
  const clusters = await sayings.clusters(unnamed.map(({ wallet }) => wallet));
  const members = unnamed.flatMap(({ i }, n) =>
    namedSurely(clusters[n]!).map((address) => ({ i, wallet: { network, address } })),
  );
  const said = await saidOf(
    sayings,
    members.map(({ wallet }) => wallet),
  );
  const ofHolder = Map.groupBy(
    members.map(({ i }, n) => ({ i, said: said[n]! })),
    ({ i }) => i,
  );
  for (const [i, each] of ofHolder)
    named[i] = {
      categories: [...new Set(each.flatMap(({ said: { categories } }) => categories))],
      isAdverse: each.some(({ said: { isAdverse: isBad } }) => isBad),
      byHolder: true,
    };
  return named;
}

/** What only change links is not sure enough to count, and neither is a cluster of which not all was read. */
function namedSurely(cluster: ClusterOf | null): string[] {
  if (cluster === null || cluster.doubt !== null) return [];
  return cluster.named.flatMap(({ address, rule }) => (rule === "common_inputs" ? [address] : []));
}

/** The categories of each wallet; none of one that nobody names. */
async function saidOf(
  { labels, sanctions }: Sayings,
  wallets: readonly WalletRef[],
): Promise<Omit<FoundName, "byHolder">[]> {
  const [said, listed] = await Promise.all([labels(wallets), sanctions(wallets)]);
  return wallets.map((_, i) => {
    const isSanctioned = listed[i]!.length > 0;
    const named = said[i]!.filter(({ stance }) => stance !== "neutral").map(({ category }) => category);
    return {
      categories: [...new Set([...(isSanctioned ? [SANCTIONED] : []), ...named])],
      isAdverse: isSanctioned || said[i]!.some(({ stance }) => ADVERSE_STANCES.has(stance)),
    };
  });
}
