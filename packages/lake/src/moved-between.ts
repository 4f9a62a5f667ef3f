import type { Network } from "@tetron/domain/network";
import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { movements } from "./tables/movements.ts";

/** One wallet's holding of one asset, by its CAIP-19 id. */
export interface HoldingRef {
  readonly wallet: string;
  readonly asset: string;
}

/** Base units by which blocks above one height, up to another, changed each holding, in the order of `holdings`. */
export async function movedBetween(
  db: Database,
  network: Network,
  holdings: readonly HoldingRef[],
  { above, upTo }: { readonly above: number; readonly upTo: number },
): Promise<bigint[]> {
  const column = (name: keyof HoldingRef) => sql.param(holdings.map((holding) => holding[name]));
  const { rows } = await db.execute<{ moved: string }>(sql`
    select coalesce(sum(m.delta), 0)::text as moved
    from unnest(${column("wallet")}::text[], ${column("asset")}::text[]) with ordinality as held (wallet, asset, n)
    left join ${movements} m on m.network = ${network} and m.wallet = held.wallet and m.asset = held.asset
      and m.height > ${above}::bigint and m.height <= ${upTo}::bigint
    group by held.n order by held.n`);
  return rows.map(({ moved }) => BigInt(moved));
}
