import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { heldTotals } from "./held-totals.ts";
import type { TransferSource } from "./transfer-sources.ts";

/** What a wallet paid one counterparty of one asset; payments of 0 are left out. */
export interface SentTotal {
  readonly counterparty: string;
  /** CAIP-19 id. */
  readonly asset: string;
  readonly count: number;
  /** Base units. */
  readonly amount: bigint;
  readonly first: Date;
  readonly last: Date;
}

/** Whom a wallet pays, and who pays it. */
export interface WalletFlow {
  /** By falling number of payments, at most as many as asked for. */
  readonly sent: readonly SentTotal[];
  /** Whether there are more. */
  readonly isCut: boolean;
  /** Those that paid it most often, at most as many as asked for. */
  readonly payers: readonly string[];
  /** How many paid it. */
  readonly payerCount: number;
}

/** Whom wallets pay and who pays them, by histories and followed blocks, in the order of the sources. */
export async function findWalletFlows(
  db: Database,
  sources: readonly TransferSource[],
  limit: number,
): Promise<WalletFlow[]> {
  if (sources.length === 0) return [];
  const { rows } = await db.execute<Row>(sql`
    with ${heldTotals(sources, [])},
    summed as (
      select n, counterparty, asset, sum(sent_count)::int as sent_count, sum(sent) as sent,
        min(first_sent) as first, max(last_sent) as last,
        sum(received_count)::int as received_count, sum(received) as received
      from totals where counterparty <> '' group by n, counterparty, asset
    ),
    payer as (
      select n, counterparty, sum(received_count) as times from summed where received > 0 group by n, counterparty
    )
    select wallet.n::int as n,
      (select json_agg(json_build_array(counterparty, asset, sent_count, sent::text, first, last)) from (
        select * from summed where summed.n = wallet.n and sent > 0
        order by sent_count desc, counterparty, asset limit ${limit + 1}) paid) as sent,
      (select json_agg(counterparty) from (
        select counterparty from payer where payer.n = wallet.n order by times desc, counterparty limit ${limit}) most
      ) as payers,
      (select count(*)::int from payer where payer.n = wallet.n) as "payerCount"
    from wallet`);
  const found = sources.map((): WalletFlow => ({ sent: [], isCut: false, payers: [], payerCount: 0 }));
  for (const { n, sent, payers, payerCount } of rows)
    found[n - 1] = {
      sent: (sent ?? []).slice(0, limit).map(([counterparty, asset, count, amount, first, last]) => ({
        ...{ counterparty, asset, count, amount: BigInt(amount) },
        ...{ first: new Date(first), last: new Date(last) },
      })),
      isCut: (sent ?? []).length > limit,
      payers: payers ?? [],
      payerCount,
    };
  return found;
}

interface Row extends Record<string, unknown> {
  readonly n: number;
  readonly sent:
    | readonly (readonly [
        ...[counterparty: string, asset: string, count: number, amount: string],
        ...[first: string, last: string],
      ])[]
    | null;
  readonly payers: readonly string[] | null;
  readonly payerCount: number;
}
