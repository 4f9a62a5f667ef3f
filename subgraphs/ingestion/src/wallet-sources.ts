import { ANY_NETWORK, NETWORKS } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import { withPublishersDay } from "@tetron/domain/publishers-day";
import { type Aged, ageMs, isStale } from "@tetron/domain/shelf-life";
import { listAge, type ShelfLives } from "@tetron/domain/shelf-lives";
import type { WalletRef } from "@tetron/domain/wallet";
import { historyAge } from "@tetron/features/history-age";
import { saysWho } from "@tetron/lake/sources";
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
  /** Age beyond which it is stale. */
  readonly shelfLifeSeconds: number;
  readonly stale: boolean;
}

/** A source and the age of its data. */
type AgedSource = Pick<WalletSource, "name" | "owner" | "version"> & { readonly age: Aged };

interface AskedOf {
  readonly lists: readonly StoredSource[];
  readonly shelfLives: ShelfLives;
  readonly now: Date;
}

/**
 * The sources that were queried about a wallet: every list of its network, since a list without it is
 * information too, and the source of its history.
 */
export function walletSources(
  ref: WalletRef,
  wallet: ShownWallet | undefined,
  { lists, shelfLives, now }: AskedOf,
): WalletSource[] {
  const asked: AgedSource[] = withPublishersDay(lists)
    .filter((list) => saysWho(list) && isAbout(list, ref))
    .map((list) => ({ ...list, age: listAge(shelfLives, list) }));
  if (wallet !== undefined) asked.push(historySource(wallet, { lists, shelfLives }));
  const at = now.getTime();
  return asked
    .map(({ name, owner, version, age }) => ({
      ...{ name, owner, version },
      asOf: new Date(age.asOf),
      ageSeconds: ageMs(age, at) / 1_000,
      shelfLifeSeconds: age.shelfLifeMs / 1_000,
      stale: isStale(age, at),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A sanctions list of one network applies to its whole family: the same key is listed everywhere. */
function isAbout({ kind, network }: StoredSource, ref: WalletRef): boolean {
  if (network === ANY_NETWORK || network === ref.network) return true;
  return kind === "sanctions" && NETWORKS[network].family === NETWORKS[ref.network].family;
}

/**
 * A history is as old as its newest transaction; one without transactions, as its data set or, without a set,
 * as its import.
 */
function historySource(
  wallet: ShownWallet,
  { lists, shelfLives }: Pick<AskedOf, "lists" | "shelfLives">,
): AgedSource {
  const { source: name, updatedAt } = wallet;
  const set = lists.find((list) => list.kind === "wallets" && list.name === name);
  const { owner, version } = set ?? { owner: wallet.owner, version: updatedAt.toISOString() };
  const imported = listAge(shelfLives, set ?? { kind: "wallets", name, asOf: updatedAt });
  return { name, owner, version, age: historyAge(shelfLives, wallet) ?? imported };
}
