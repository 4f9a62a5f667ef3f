import { isSimulated, NETWORK_IDS, NETWORKS, type Network } from "@tetron/domain/network";
import type { WalletRef } from "@tetron/domain/wallet";
import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { scores } from "./tables/scores.ts";
import { tenants } from "./tables/tenants.ts";

/** A wallet that a tenant had a payment scored of. */
export interface ScoredWallet extends WalletRef {
  readonly tenant: string;
}

/**
 * Which tenants had payments to or from wallets scored, on any network of each wallet's family: the same key holds them.
 * Looked up by index for each tenant and wallet, however many scores there are.
 */
export async function findScoredWallets(
  db: Database,
  wallets: readonly WalletRef[],
): Promise<ScoredWallet[]> {
  const places = wallets.flatMap(({ network, address }) =>
    familyOf(network).map((each) => ({ network: each, address })),
  );
  if (places.length === 0) return [];
  const { rows } = await db.execute<{ tenant: string; network: Network; address: string }>(sql`
    select t.id as tenant, place.network, place.address
    from ${tenants} t
    cross join unnest(
      ${sql.param(places.map(({ network }) => network))}::text[],
      ${sql.param(places.map(({ address }) => address))}::text[]
    ) as place (network, address)
    where exists (select from ${scores} s where s.tenant = t.id and s.network = place.network and s.from_address = place.address)
       or exists (select from ${scores} s where s.tenant = t.id and s.network = place.network and s.to_address = place.address)
    order by t.id, place.network, place.address`);
  return rows;
}

function familyOf(network: Network): Network[] {
  if (isSimulated(network)) return [network];
  return NETWORK_IDS.filter((id) => NETWORKS[id].family === NETWORKS[network].family);
}
