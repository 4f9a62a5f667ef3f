/**
 * How large the store and the archive get: bytes for each million transactions, of blocks of an anvil (20 transactions each: plain
 * payments, calls that pay on, tokens), followed into an empty PostgreSQL and then archived as final.
 *
 * - `full`: everything is kept.
 * - `watch`: one wallet is watched that is a side of a third of all transactions. Besides the size for each million transactions
 *   that are kept, every block costs an event.
 *
 * `--blocks N` (500), `--json` prints one object.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { archiveWaiting } from "@tetron/archive/run";
import { installPaying, minePayments } from "@tetron/connectors/anvil/payments/testing";
import { startAnvil } from "@tetron/connectors/anvil/testing";
import { SECOND } from "@tetron/connectors/anvil/traffic/testing";
import ethereum from "@tetron/connectors/chains/ethereum/chain";
import { followChain } from "@tetron/connectors/follow/follow-chain";
import type { FollowMode } from "@tetron/connectors/follow/settings";
import { temporaryFolder } from "@tetron/domain/testing";
import { chainStore } from "@tetron/ingestion/follow/chain-store";
import { findArchiveStatus, noteArchive } from "@tetron/lake/archive";
import { emptyLake } from "@tetron/lake/testing";
import { sql } from "drizzle-orm";
import { recordedRpc } from "./ingest/recorded-rpc.ts";

const TABLES = [
  "ingestion.movements",
  "ingestion.chain_transactions",
  "ingestion.chain_headers",
  "platform.events",
];
const MILLION = 1_000_000;

const { values } = parseArgs({
  options: { blocks: { type: "string", default: "500" }, json: { type: "boolean", default: false } },
});
const blocks = Number(values.blocks);
const { signal } = new AbortController();

await using anvil = await startAnvil(1);
await installPaying(anvil);
if (!values.json) console.error(`mining ${blocks} blocks of an anvil`);
await minePayments(anvil, blocks);
using source = ethereum.blocks!(recordedRpc("ethereum", anvil.url), [anvil.url]);
const head = await source.nextHead(undefined, signal);
const found = [await measure("full"), await measure("watch")];
if (values.json) console.log(JSON.stringify(found));

async function measure(mode: FollowMode) {
  await using lake = await emptyLake("postgres");
  const { db } = lake;
  await db.execute(
    sql`insert into ingestion.chain_watched values ('ethereum', ${SECOND}, 0, to_timestamp(0))`,
  );
  const sizeOf = async (table: string) =>
    Number(
      (await db.execute<{ size: string }>(sql`select pg_total_relation_size(${table}) as size`)).rows[0]!
        .size,
    );
  const empty = new Map<string, number>();
  for (const table of TABLES) empty.set(table, await sizeOf(table));
  // The newest final one is kept as a held block.
  const final = { ...source, nextHead: async () => head, finalized: async () => head.height };
  const end = new AbortController();
  const chain = {
    network: "ethereum",
    mode,
    from: 1,
    source: final,
    oldBlocks: final,
    health: () => [],
  } as const;
  const { load, interest, ...store } = chainStore(lake, chain, end.signal);
  const commit: typeof store.commit = async (step) => {
    const window = await store.commit(step);
    if (window.head.hash === head.hash) end.abort();
    return window;
  };
  const onTrouble = (error: unknown) => {
    if (error !== null) throw error;
  };
  await followChain({ source: final, store: { load, interest, commit }, onTrouble }, end.signal);
  const { rows } = await db.execute<{ n: string; m: string }>(
    sql`select (select count(*) from ingestion.chain_transactions) as n, (select count(*) from ingestion.movements) as m`,
  );
  const [kept, moved] = [Number(rows[0]!.n), Number(rows[0]!.m)];
  const sizes: Record<string, number> = {};
  for (const table of TABLES) sizes[table] = (await sizeOf(table)) - empty.get(table)!;
  // Every state of a wallet that was replaced would count otherwise.
  await db.execute(sql`vacuum full ingestion.wallets`);
  const wallets = await db.$count(sql`ingestion.wallets`);
  const walletBytes = wallets === 0 ? 0 : Math.round((await sizeOf("ingestion.wallets")) / wallets);
  using folder = temporaryFolder();
  await archiveWaiting({ lake, folder: folder.path, now: new Date(), signal });
  await noteArchive(db, { at: new Date(), trouble: null });
  const archive = (await findArchiveStatus(db))!.sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const all = blocks * 20;
  const perMillion = (bytes: number) => Math.round((bytes / kept) * MILLION);
  if (!values.json) {
    console.log(`${mode}: ${kept} of ${all} transactions kept, ${(moved / kept).toFixed(1)} movements each`);
    for (const [table, bytes] of Object.entries(sizes))
      console.log(`  ${table.padEnd(30)} ${megabytes(perMillion(bytes))} MB for each million kept`);
    const total = Object.values(sizes).reduce((sum, bytes) => sum + bytes, 0);
    console.log(`  ${"store".padEnd(30)} ${megabytes(perMillion(total))} MB`);
    console.log(`  ${"archive".padEnd(30)} ${megabytes(perMillion(archive))} MB`);
    if (wallets > 0) console.log(`  wallets: ${walletBytes} bytes for each of ${wallets}`);
    console.log(`  events: ${Math.round(sizes["platform.events"]! / blocks)} bytes for each block`);
  }
  return { mode, blocks, transactions: all, kept, movements: moved, sizes, archive, walletBytes };
}

function megabytes(bytes: number): string {
  return (bytes / MILLION).toFixed(0).padStart(6);
}
