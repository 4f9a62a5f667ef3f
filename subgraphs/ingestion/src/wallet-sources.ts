import { ANY_NETWORK, NETWORKS } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import type { StoredSource } from "@tetron/lake/tables/sources";
import type { ShownWallet } from "@tetron/lake/wallets";

/** A source that was queried about a wallet. */
export interface WalletSource {
  readonly name: string;
  readonly owner: Owner;
  readonly version: string;
  readonly asOf: Date;
  /** Seconds from `asOf` to the time of the query, `>= 0`. */
  readonly ageSeconds: number;
}

/**
 * The sources that were queried about a wallet: every list of its network, since a list without it is
 * information too, and the source of its history.
 */
export function walletSources(
  ref: WalletRef,
  wallet: ShownWallet | undefined,
  { lists, now }: { readonly lists: readonly StoredSource[]; readonly now: Date },
): WalletSource[] {
  const asked = lists
    .filter((list) => list.kind !== "wallets" && isAbout(list, ref))
    .map(({ name, owner, version, asOf }) => ({ name, owner, version, asOf }));
  if (wallet !== undefined) asked.push(historySource(wallet, lists));
  return asked
    .map((source) => ({
      ...source,
      ageSeconds: Math.max(0, (now.getTime() - source.asOf.getTime()) / 1_000),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A sanctions list of one network applies to its whole family: the same key is listed everywhere. */
function isAbout({ kind, network }: StoredSource, ref: WalletRef): boolean {
  if (network === ANY_NETWORK || network === ref.network) return true;
  return kind === "sanctions" && NETWORKS[network].family === NETWORKS[ref.network].family;
}

/** A data set's history has the date of the set; any other, the time of its import. */
function historySource(
  wallet: ShownWallet,
  lists: readonly StoredSource[],
): Omit<WalletSource, "ageSeconds"> {
  const { source: name, owner, updatedAt } = wallet;
  const set = lists.find((list) => list.kind === "wallets" && list.name === name);
  return set ?? { name, owner, version: updatedAt.toISOString(), asOf: updatedAt };
}
