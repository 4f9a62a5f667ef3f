import type { Owner } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import { walletsOfKey } from "@tetron/domain/wallets-of-key";
import { sql } from "drizzle-orm";
import type { Lake } from "./lake.ts";
import { labels } from "./tables/labels.ts";
import { sanctions } from "./tables/sanctions.ts";

/**
 * Those of many wallets of which a list of these owners may say something: one of labels, of the same key on any network, or one
 * of sanctions. Most are on none, and to look is cheaper than to read. Of the others `findLabelsOfKey` and `findSanctions` find nothing.
 */
export async function findListed<Ref extends WalletRef>(
  { db, shipped }: Pick<Lake, "db" | "shipped">,
  owners: readonly Owner[],
  refs: readonly Ref[],
): Promise<Ref[]> {
  if (refs.length === 0) return [];
  const networksOf = new Map(
    Array.from(new Set(refs.map(({ network }) => network)), (network) => {
      const ofKey = walletsOfKey({ network, address: refs[0]!.address });
      return [network, ofKey.map((wallet) => wallet.network)] as const;
    }),
  );
  const networks = new Set([...networksOf.values()].flat());
  const seen = sql`any(${sql.param(owners)}::text[])`;
  // Each by the key, and only on networks of which there are labels: whatever is thought of how many there are.
  const { rows } = await db.execute<{ address: string }>(sql`
    with wallet as materialized (
      select address from unnest(${sql.param(refs.map(({ address }) => address))}::text[]) as wallet (address)
    ),
    place as materialized (
      select network from unnest(${sql.param([...networks])}::text[]) as place (network)
      where exists (select from ${labels} l where l.network = place.network)
    )
    select address from wallet cross join place cross join lateral (
      select from ${labels} l where l.network = place.network and l.address = wallet.address and l.owner = ${seen} offset 0
    ) labelled
    union
    select address from wallet cross join lateral (
      select from ${sanctions} s where s.address = wallet.address and s.owner = ${seen} offset 0
    ) banned`);
  const stored = new Set(rows.map(({ address }) => address));
  const isShipped = ({ network, address }: WalletRef) =>
    networksOf.get(network)!.some((place) => shipped.find(place, address).length > 0);
  const seesShipped = owners.includes("system");
  return refs.filter((ref) => stored.has(ref.address) || (seesShipped && isShipped(ref)));
}
