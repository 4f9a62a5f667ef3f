import { tenantOwner } from "@tetron/domain/owner";
import { SCOPES } from "@tetron/domain/scope";
import { MAX_LABELS } from "@tetron/lake/labels";
import type { Caller } from "@tetron/service/caller";
import { sql } from "drizzle-orm";
import { WALLETS } from "../../client.ts";
import type { OpenPlatform } from "../inside-platform.ts";
import { runOn } from "./run-on.ts";

/** A store as full as a tenant can make it, with the values that the probes query. */
export interface LargeStore {
  readonly caller: Caller;
  /** Addresses on Ethereum with a history, all of them with scores and reports of the tenant. */
  readonly addresses: readonly string[];
  readonly score: string;
  readonly route: string;
}

const ADDRESSES = 1_000;
/** Number of wallets with `OF_EACH` scores and reports of the tenant each. */
const BUSY = 100;
const OF_EACH = 100;
/** Scores and reports of the first wallet. */
const OF_THE_FIRST = 5_000;
const LABELS_OF_THE_FIRST = 15_000;

/** Fills the store by SQL from one real score: a hundred thousand requests would take hours. */
export async function fillStore(platform: OpenPlatform): Promise<LargeStore> {
  const { db } = platform.lake;
  const found = await db.execute<{ address: string }>(
    sql`select address from ingestion.wallets where behaviour is not null order by address limit ${ADDRESSES}`,
  );
  const addresses = found.rows.map(({ address }) => address);
  const keys = await db.execute<{ tenant: string }>(sql`select tenant from platform.api_keys limit 1`);
  const caller: Caller = {
    tenant: keys.rows[0]!.tenant,
    keyId: "key_bench",
    scopes: [...SCOPES],
    requestId: "req_bench",
  };
  const run = runOn(platform.supergraph, caller);
  const parties = `fromAddress: "${addresses[0]}", toAddress: "${WALLETS.other}"`;
  const scored = await run(
    `mutation { scoreTransaction(input: { ${parties}, amount: "0.5", currency: "ETH", network: "ethereum" }) { id } }`,
  );
  const quoted = await run(
    `{ quoteRoute(input: { fromAddress: "${WALLETS.ordinary}", toAddress: "${WALLETS.other}", amount: "100", currency: "USDC", network: "ethereum", toNetwork: "polygon" }) { id } }`,
  );
  const [score, route] = [scored["scoreTransaction"].id, quoted["quoteRoute"].id] as [string, string];
  const likeIt = (rows: ReturnType<typeof sql>) => sql`
    insert into scoring.scores
    select (jsonb_populate_record(like_it, jsonb_build_object('id', given.id, 'from_address', given.address))).*
    from scoring.scores like_it cross join (${rows}) given where like_it.id = ${score}`;
  const busy = sql`select address, row_number() over (order by address) as at from ingestion.wallets
    where behaviour is not null order by address limit ${BUSY}`;
  await db.execute(
    likeIt(sql`select 'tx_01' || lpad(n::text, 24, '0') as id, ${addresses[0]} as address
      from generate_series(1, ${OF_THE_FIRST}) n`),
  );
  await db.execute(
    likeIt(sql`select 'tx_02' || lpad((n * 1000 + at)::text, 24, '0') as id, address
      from generate_series(1, ${OF_EACH}) n, (${busy}) busy`),
  );
  await db.execute(sql`
    insert into reputation.outcomes
    select 'fb_' || md5(address || n), ${caller.tenant}, 'ethereum', address,
      (array['good', 'fraud', 'cleared', 'contested'])[1 + n % 4], address || n, null,
      now() - n * interval '1 minute', now()
    from generate_series(1, ${OF_EACH}) n, (${busy}) busy`);
  await db.execute(sql`
    insert into reputation.outcomes
    select 'fb_first' || n, ${caller.tenant}, 'ethereum', ${addresses[0]}, 'good', 'first' || n, null,
      now() - n * interval '1 minute', now()
    from generate_series(1, ${OF_THE_FIRST}) n`);
  // The maximum number of labels that are read, and far more for the first wallet.
  const words = ["coinbase", "phish-hack", "tornado-cash", "never-seen"];
  const labelled = (of: number, count: number) => sql`
    insert into ingestion.labels (owner, network, address, label, name, source, version)
    select owner, 'ethereum', address, (${sql.param(words)}::text[])[1 + n % 4], 'name ' || n, 'bench ' || n % 64, 'v1'
    from unnest(${sql.param(["operator", tenantOwner(caller.tenant)])}::text[]) owner,
      unnest(${sql.param(addresses.slice(0, of))}::text[]) address, generate_series(1, ${count}) n
    on conflict do nothing`;
  await db.execute(labelled(1, LABELS_OF_THE_FIRST));
  await db.execute(labelled(BUSY, MAX_LABELS));
  return { caller, addresses, score, route };
}
