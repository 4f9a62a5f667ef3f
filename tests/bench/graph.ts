import { parseArgs } from "node:util";
import { KNOWN_ASSETS } from "@tetron/connectors/market/prices/known-assets";
import { DAY_MS } from "@tetron/domain/durations";
import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import { NO_INDEX_SOURCES } from "@tetron/ingestion/indexes/testing";
import { openSubgraph } from "@tetron/ingestion/subgraph";
import { SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import type { Lake } from "@tetron/lake/lake";
import { PRICE_RANKS, putPrices } from "@tetron/lake/prices";
import { rollUp } from "@tetron/lake/roll-up";
import { chainTransactions } from "@tetron/lake/tables/chain-transactions";
import { chains } from "@tetron/lake/tables/chains";
import { labels } from "@tetron/lake/tables/labels";
import { movements } from "@tetron/lake/tables/movements";
import { transferHistories } from "@tetron/lake/tables/transfer-histories";
import { transferTotals } from "@tetron/lake/tables/transfer-totals";
import { transfers } from "@tetron/lake/tables/transfers";
import { wallets } from "@tetron/lake/tables/wallets";
import { aChain, aWallet, emptyLake, silent } from "@tetron/lake/testing";
import { readShippedLists } from "@tetron/service/shipped-lists";
import { sql } from "drizzle-orm";
import { graphql } from "graphql";
import { median } from "./quantiles.ts";

/**
 * Pages of the graph of two wallets with a million transfers, one by its history and one by a followed chain, beside the bare
 * statement that reads the same rows, on PostgreSQL: medians of `--rounds N` (50). Counterparties and balances are read with and
 * without what is added up in advance, the latter in three rounds. One of 50 counterparties has a label, of 100,000 addresses that
 * have one beside the shipped lists, and every day has its price. `--transfers N` (1000000), `--counterparties N` (20000),
 * `--tail N` (1000) of the chain's in the newest `--tail-blocks N` (64) blocks, which are not final: those of the newest twelve are
 * added up when read. `--embedded` for PGlite.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "50" },
    transfers: { type: "string", default: "1000000" },
    counterparties: { type: "string", default: "20000" },
    tail: { type: "string", default: "1000" },
    "tail-blocks": { type: "string", default: "64" },
    embedded: { type: "boolean", default: false },
  },
});
const {
  rounds,
  transfers: entries,
  counterparties: parties,
  tail,
  "tail-blocks": tailBlocks,
} = numbersOf(values);
/** Height of the newest final block: each up to it has one transfer of the chain's. */
const FINAL = entries - tail - 1;
const ADDRESS = "0x00000000000000000000000000000000000a11ce";
/** Whose transfers are of blocks. */
const FOLLOWED = "0x0000000000000000000000000000000000f0110d";
const SLOW_ROUNDS = 3;
const ORDERS = ["VALUE", "COUNT", "RECENT", "RISK"];
const START = 1_500_000_000;
/** Of each block. */
const SECONDS = 12;
const LABELLED = 50;
const LABELS = 100_000;

await using lake = await emptyLake(values.embedded ? "embedded" : "postgres", await readShippedLists());
await fill(lake);
const subgraph = openSubgraph({
  ...{ lake, taxonomy: SHIPPED_TAXONOMY, shelfLives: DEFAULT_SHELF_LIVES, log: silent },
  indexSources: NO_INDEX_SOURCES,
});
const middle = Buffer.from(JSON.stringify({ in: "history", at: START + entries / 2, seq: entries / 2 }));
const PAGE = "pageInfo { endCursor } edges { node { at amount counterparty { address } asset { id } } }";
const bare = await medianOf(() =>
  lake.db.execute(sql`select * from ${transfers}
    where network = 'ethereum' and wallet = ${ADDRESS} and owner = 'operator' order by at desc, seq desc limit 101`),
);
const first = await medianOf(() => ask(`transfers(first: 100) { ${PAGE} }`));
const later = await medianOf(() =>
  ask(`transfers(first: 100, after: "${middle.toString("base64url")}") { ${PAGE} }`),
);
const rare = await medianOf(() =>
  ask(`transfers(first: 100, filter: { counterparty: "${partyOf(7)}" }) { ${PAGE} }`),
);
console.log(`bare statement        ${ms(bare)}`);
report("first page of 100", first);
report("page in the middle", later);
report("one counterparty's", rare);
for (const address of [ADDRESS, FOLLOWED]) await reportTotals("added up when read", address, SLOW_ROUNDS);
const began = performance.now();
await rollUp(lake, { known: KNOWN_ASSETS }, new AbortController().signal);
await lake.db.execute(sql`analyze`);
console.log(`added up in advance in ${((performance.now() - began) / 1_000).toFixed(1)} s; ${await sizes()}`);
for (const address of [ADDRESS, FOLLOWED]) await reportTotals("added up in advance", address, rounds);

async function reportTotals(how: string, address: string, times: number): Promise<void> {
  console.log(`${address === ADDRESS ? "by a history" : "by blocks"}, ${how}`);
  const page = (args: string) =>
    `counterparties(first: 100, ${args}) { edges { node { sentCount assets { sent } } } }`;
  for (const order of ORDERS)
    report(`counterparties ${order}`, await medianOf(() => ask(page(`orderBy: ${order}`), address), times));
  report("those it paid, VALUE", await medianOf(() => ask(page("direction: SENT"), address), times));
  report("balances", await medianOf(() => ask("balances { asset { id } received amount }", address), times));
}

function numbersOf<Name extends string>(
  given: Readonly<Partial<Record<Name, unknown>>>,
): Record<Name, number> {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, Number(value)])) as Record<
    Name,
    number
  >;
}

/** What the tables of totals take on disk. */
async function sizes(): Promise<string> {
  const { rows } = await lake.db.execute<{ name: string; size: string }>(sql`
    select relname as name, pg_size_pretty(pg_total_relation_size(oid)) as size from pg_class
    where relkind = 'r' and (relname like 'rollup%' or relname in ('movements', 'chain_transactions', 'transfers', 'transfer_totals'))
    order by relname`);
  return rows.map(({ name, size }) => `${name} ${size}`).join(", ");
}

function report(what: string, time: number): void {
  console.log(`${what.padEnd(21)} ${ms(time)}  ${(time / bare).toFixed(2)} x bare`);
}

function ms(time: number): string {
  return `${time.toFixed(2).padStart(8)} ms`;
}

async function medianOf(work: () => Promise<unknown>, count = rounds): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return median(times);
}

async function ask(field: string, address = ADDRESS): Promise<void> {
  const scopes = ["wallet:read"] as const;
  const caller = { tenant: "bench", keyId: "key_1", requestId: "req_1", scopes };
  const contextValue = subgraph.createContext(caller, new AbortController().signal);
  const source = `{ wallet(network: "ethereum", address: "${address}") { ${field} } }`;
  const { errors } = await graphql({ schema: subgraph.schema, source, contextValue });
  if (errors) throw errors[0];
}

function partyOf(n: number): string {
  return `0x${n.toString(16).padStart(40, "0")}`;
}

/** One second apart, to every counterparty in turn. */
async function fill({ db }: Pick<Lake, "db">): Promise<void> {
  const party = sql`'0x' || lpad(to_hex(n % ${parties}::int), 40, '0')`;
  await db.insert(transferHistories).values({
    ...{ network: "ethereum", wallet: ADDRESS, owner: "operator", hash: "bench", transfers: entries },
    ...{ reach: new Date((START + entries - 1) * 1_000), coverage: null, tokens: true },
  });
  const STEP = 50_000;
  for (let from = 0; from < entries; from += STEP)
    await db.execute(sql`
      insert into ${transfers}
      select 'ethereum', ${ADDRESS}, 'operator', to_timestamp(${START}::bigint + n), n, n % 3 = 0, ${party},
        'eip155:1/slip44:60', 18, n::numeric * 1000000000, 'native', false, '0x' || lpad(to_hex(n), 64, '0')
      from generate_series(${from}::int, ${Math.min(from + STEP, entries) - 1}::int) n`);
  await db.execute(sql`
    insert into ${transferTotals}
    select 'ethereum', ${ADDRESS}, 'operator', ${party}, 'eip155:1/slip44:60', 18, 2, 1,
      n::numeric * 1000000000, n::numeric * 3000000000, to_timestamp(${START}), to_timestamp(${START}::bigint + n),
      to_timestamp(${START}), to_timestamp(${START}::bigint + n), n::numeric * 200, n::numeric * 600, 0, 0, 0, 0
    from generate_series(0, ${parties}::int - 1) n`);
  await fillBlocks({ db });
  await fillPrices({ db });
  await db.execute(sql`
    insert into ${labels} (owner, network, address, label, name, source, version)
    select 'operator', case when n % 2 = 0 then 'ethereum' else 'polygon' end, '0x' || lpad(to_hex(n * ${LABELLED}::int), 40, '0'),
      case when n % 3 = 0 then 'phish-hack' else 'exchange' end, '', 'bench', '1' from generate_series(1, ${LABELS}::int) n`);
  await db.execute(sql`analyze`);
}

async function fillPrices({ db }: Pick<Lake, "db">): Promise<void> {
  const dayAt = (n: number) => new Date(START * 1_000 + n * DAY_MS).toISOString().slice(0, 10);
  const days = Math.ceil((entries * SECONDS * 1_000) / DAY_MS) + 1;
  const prices = Array.from({ length: days }, (_, n) => ({
    ...{ asset: "ETH", decimals: null, usd: 300_00000000n + BigInt(n), day: dayAt(n), until: dayAt(n + 1) },
    ...{ source: "bench", rank: PRICE_RANKS.imported },
  }));
  await putPrices(db, prices, new Date());
}

/** A transfer in each final block, and the others in a few blocks after them, to every counterparty in turn. */
async function fillBlocks({ db }: Pick<Lake, "db">): Promise<void> {
  const party = sql`'0x' || lpad(to_hex(n % ${parties}::int), 40, '0')`;
  const held = FINAL + tailBlocks;
  const height = sql`case when n <= ${FINAL}::int then n else ${FINAL}::int + 1 + (n - ${FINAL}::int - 1) * ${tailBlocks}::int / ${tail}::int end`;
  const index = sql`greatest(n - ${FINAL}::int - 1, 0)`;
  const followed = { since: 0, height: held, basis: "chain", transactionsTo: null, tokensTo: null };
  await db.insert(wallets).values(aWallet({ owner: "operator", address: FOLLOWED, followed }));
  await db.insert(chains).values(aChain({ heldHeight: held, finalizedHeight: FINAL }));
  const STEP = 50_000;
  for (let from = 0; from < entries; from += STEP) {
    const series = sql`generate_series(${from}::int, ${Math.min(from + STEP, entries) - 1}::int) n`;
    await db.execute(sql`
      insert into ${chainTransactions} (network, height, index, hash, at, value, failed)
      select 'ethereum', ${height}, ${index}, '0x' || lpad(to_hex(n), 64, '0'),
        to_timestamp(${START}::bigint + ${height} * ${SECONDS}::int), n, false from ${series}`);
    // Both sides: the first is the wallet's, and what it is paid is every third.
    await db.execute(sql`
      insert into ${movements} (network, height, transaction, index, wallet, counterparty, asset, delta, kind)
      select 'ethereum', ${height}, ${index}, side, case when is_own then ${FOLLOWED} else ${party} end,
        case when is_own then ${party} else ${FOLLOWED} end, 'eip155:1/slip44:60',
        n::numeric * 1000000000 * (side * 2 - 1), 'native'
      from ${series} cross join (values (0), (1)) as sides (side)
      cross join lateral (select (n % 3 = 0) = (side = 1) as is_own) own`);
  }
}
