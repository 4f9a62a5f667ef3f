/**
 * A wave of spam: a million payments of dust to one wallet, from as many wallets, in followed blocks of `--transactions`
 * (1000) on PostgreSQL. The first page of its transfers, one in the middle and its balances, medians of `--rounds N` (50);
 * exits with 1 when a page takes more than 20 ms. `--payments N` (1000000).
 *
 * @module
 */
import { parseArgs } from "node:util";
import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import { NO_INDEX_SOURCES } from "@tetron/ingestion/indexes/testing";
import { openSubgraph } from "@tetron/ingestion/subgraph";
import { SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import type { Lake } from "@tetron/lake/lake";
import { chainTransactions } from "@tetron/lake/tables/chain-transactions";
import { movements } from "@tetron/lake/tables/movements";
import { wallets } from "@tetron/lake/tables/wallets";
import { aWallet, emptyLake, silent } from "@tetron/lake/testing";
import { sql } from "drizzle-orm";
import { graphql } from "graphql";
import { median } from "./quantiles.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "50" },
    payments: { type: "string", default: "1000000" },
    transactions: { type: "string", default: "1000" },
  },
});
const [rounds, payments, perBlock] = [values.rounds, values.payments, values.transactions].map(Number) as [
  number,
  number,
  number,
];
const VICTIM = "0x00000000000000000000000000000000000a11ce";
const COIN = "eip155:1/slip44:60";
const START = 1_500_000_000;
const GOAL_MS = 20;
const PAGE = "pageInfo { endCursor } edges { node { at amount counterparty { address } asset { id } } }";

await using lake = await emptyLake("postgres");
await fill(lake);
const subgraph = openSubgraph({
  ...{ lake, taxonomy: SHIPPED_TAXONOMY, shelfLives: DEFAULT_SHELF_LIVES, log: silent },
  indexSources: NO_INDEX_SOURCES,
});
let cursor = "";
for (let page = 0; page < 20; page++) cursor = await pageAfter(cursor);
await judge("first page of 100", () => pageAfter(""));
await judge("page 21", () => pageAfter(cursor));
console.log(
  `balances              ${(await medianOf(() => ask("balances { received }"))).toFixed(2).padStart(8)} ms`,
);

async function judge(what: string, work: () => Promise<unknown>): Promise<void> {
  const time = await medianOf(work);
  if (time > GOAL_MS) process.exitCode = 1;
  console.log(`${what.padEnd(21)} ${time.toFixed(2).padStart(8)} ms (goal ${GOAL_MS})`);
}

/** @returns The cursor of the page's last transfer. */
async function pageAfter(after: string): Promise<string> {
  const wallet = await ask(`transfers(first: 100${after && `, after: "${after}"`}) { ${PAGE} }`);
  const { transfers } = wallet as { transfers: { edges: unknown[]; pageInfo: { endCursor: string } } };
  if (transfers.edges.length !== 100) throw new Error(`A page has ${transfers.edges.length} transfers.`);
  return transfers.pageInfo.endCursor;
}

async function ask(field: string): Promise<unknown> {
  const scopes = ["wallet:read"] as const;
  const caller = { tenant: "bench", keyId: "key_1", requestId: "req_1", scopes };
  const contextValue = subgraph.createContext(caller, new AbortController().signal);
  const source = `{ wallet(network: "ethereum", address: "${VICTIM}") { ${field} } }`;
  const { data, errors } = await graphql({ schema: subgraph.schema, source, contextValue });
  if (errors) throw errors[0];
  return data?.["wallet"];
}

async function medianOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return median(times);
}

/** Both sides of each payment, as the follower keeps them. */
async function fill({ db }: Pick<Lake, "db">): Promise<void> {
  const followed = { since: 1, height: 1, basis: "chain", transactionsTo: null, tokensTo: null };
  await db.insert(wallets).values(aWallet({ owner: "operator", address: VICTIM, followed }));
  const payer = sql`'0x' || lpad(to_hex(n), 40, '0')`;
  const place = sql`'ethereum', n / ${perBlock}::int, n % ${perBlock}::int`;
  const STEP = 10_000;
  for (let from = 0; from < payments; from += STEP) {
    const numbers = sql`generate_series(${from}::int, ${Math.min(from + STEP, payments) - 1}::int) n`;
    await db.execute(sql`
      insert into ${chainTransactions} (network, height, index, hash, at, from_address, to_address, value, failed)
      select ${place}, '0x' || lpad(to_hex(n), 64, '0'), to_timestamp(${START}::bigint + n / ${perBlock}::int * 12),
        ${payer}, ${VICTIM}, 1, false from ${numbers}`);
    await db.execute(sql`
      insert into ${movements} (network, height, transaction, index, wallet, counterparty, asset, delta, kind)
      select ${place}, side, case side when 0 then ${payer} else ${VICTIM} end, case side when 0 then ${VICTIM} else ${payer} end,
        ${COIN}, side * 2 - 1, 'native' from ${numbers}, generate_series(0, 1) side`);
  }
  await db.execute(sql`analyze`);
}
