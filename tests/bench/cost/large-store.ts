import { createIds } from "@tetron/domain/id";
import { tenantOwner } from "@tetron/domain/owner";
import { SCOPES } from "@tetron/domain/scope";
import { MAX_LABELS } from "@tetron/lake/labels";
import { insertIndex } from "@tetron/lake/reference-indexes";
import { registerModel } from "@tetron/scoring/models/register-model";
import { anotherModel } from "@tetron/scoring/models/testing";
import type { Caller } from "@tetron/service/caller";
import { sql } from "drizzle-orm";
import { WALLETS } from "../../client.ts";
import type { OpenPlatform } from "../inside-platform.ts";
import { type Run, runOn } from "./run-on.ts";

/** A store as full as a tenant can make it, with the values that the probes query. */
export interface LargeStore {
  readonly caller: Caller;
  /** Addresses on Ethereum with a history, all of them with scores and reports of the tenant. */
  readonly addresses: readonly string[];
  readonly score: string;
  readonly route: string;
  readonly key: string;
  /** With a page of deliveries, none of which is sent. */
  readonly webhook: string;
  readonly hookSource: string;
  /** Indexes that may be promoted. */
  readonly indexes: readonly string[];
  /** Fraud models that may be promoted. */
  readonly models: readonly string[];
  /** Runs operations for the caller. */
  readonly run: Run;
  readonly lake: OpenPlatform["lake"];
}

/** Keys, jobs, deliveries and indexes of the tenant: a page of each. */
const MAX_PAGE_ROWS = 100;
const nextId = createIds();
const ADDRESSES = 1_000;
/** Number of wallets with `OF_EACH` scores and reports of the tenant each. */
const BUSY = 100;
const OF_EACH = 100;
/** Scores and reports of the first wallet. */
const OF_THE_FIRST = 5_000;
const LABELS_OF_THE_FIRST = 15_000;

/** A host that never resolves (RFC 6761): nothing is called. */
export const A_URL = "https://bench.invalid/wallets.csv";

/** Fills the store by SQL from one real score: a hundred thousand requests would take hours. */
export async function fillStore(platform: OpenPlatform): Promise<LargeStore> {
  const { db } = platform.lake;
  const found = await db.execute<{ address: string }>(
    sql`select address from ingestion.wallets where behaviour is not null order by address limit ${ADDRESSES}`,
  );
  const addresses = found.rows.map(({ address }) => address);
  const keys = await db.execute<{ id: string; tenant: string }>(
    sql`select id, tenant from platform.api_keys limit 1`,
  );
  const [{ id: key, tenant }] = keys.rows as [{ id: string; tenant: string }];
  const caller: Caller = {
    tenant,
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
  const webhook = await fillPages(platform, run);
  const made = await run(
    `mutation { createHookSource(input: { name: "bench", signature: HMAC, kind: CONTEXT }) { source { id } } }`,
  );
  const hookSource: string = made["createHookSource"].source.id;
  const indexes = await addIndexes(platform.lake, MAX_PAGE_ROWS);
  const models = await addModels(platform);
  return {
    caller,
    addresses,
    score,
    route,
    key,
    webhook,
    hookSource,
    indexes,
    models,
    run,
    lake: platform.lake,
  };
}

async function addModels({ scoring }: OpenPlatform): Promise<string[]> {
  const added: string[] = [];
  for (const by of [0.5, 1])
    added.push(
      await registerModel(scoring, await anotherModel({ by }), { actor: "key_bench", now: new Date() }),
    );
  return added;
}

/** A page of keys, jobs and deliveries. @returns The webhook of the deliveries. */
async function fillPages({ lake: { db } }: OpenPlatform, run: Run): Promise<string> {
  const made = await run(`mutation { createWebhook(input: { name: "bench", url: "${A_URL}",
    events: ["routing.executed"] }) { webhook { id } } }`);
  const webhook: string = made["createWebhook"].webhook.id;
  await run(`mutation { updateWebhook(input: { id: "${webhook}", state: PAUSED }) { id } }`);
  await db.execute(sql`
    insert into platform.webhook_deliveries
    select 'whd_01' || lpad(n::text, 24, '0'), ${webhook}, 'evt_01' || lpad(n::text, 24, '0'), 'ping', '{}', 'dead', 12,
      null, now() - n * interval '1 minute'
    from generate_series(1, ${MAX_PAGE_ROWS}) n`);
  await db.execute(sql`
    insert into platform.api_keys
    select (jsonb_populate_record(like_it, jsonb_build_object(
      'id', 'key_01' || lpad(n::text, 24, '0'), 'hash', 'bench ' || n, 'revoked_at', now()))).*
    from platform.api_keys like_it cross join generate_series(1, ${MAX_PAGE_ROWS}) n
    where like_it.id = (select min(id) from platform.api_keys)`);
  const { startUpload } = await run("mutation { startUpload(input: { kind: OUTCOMES }) { id } }");
  await run(`mutation { cancelJob(id: "${startUpload.id}") { id } }`);
  await db.execute(sql`
    insert into platform.jobs
    select (jsonb_populate_record(like_it, jsonb_build_object('id', 'job_01' || lpad(n::text, 24, '0')))).*
    from platform.jobs like_it cross join generate_series(1, ${MAX_PAGE_ROWS}) n where like_it.id = ${startUpload.id}`);
  return webhook;
}

/** Indexes that may be promoted; their wallets are not needed for that. @returns Their ids. */
export async function addIndexes(lake: OpenPlatform["lake"], count: number): Promise<string[]> {
  const at = new Date();
  const ids = Array.from({ length: count }, () => nextId("idx"));
  await lake.commit(
    ids.map((id) =>
      insertIndex({
        ...{ id, job: `job_of_${id}`, sourceUrl: A_URL, sourceType: "csv", dryRun: false, mapping: [] },
        ...{ wallets: 12, fraud: 4, edition: `${id}+0123456789ab`, createdAt: at, readyAt: at },
      }),
    ),
  );
  return ids;
}
