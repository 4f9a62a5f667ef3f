import { readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { installPaying, minePayments } from "@tetron/connectors/anvil/payments/testing";
import { missingAnvil, RICH, startAnvil } from "@tetron/connectors/anvil/testing";
import { SECOND } from "@tetron/connectors/anvil/traffic/testing";
import { KNOWN_ASSETS } from "@tetron/connectors/market/prices/known-assets";
import { callNode } from "@tetron/connectors/testing";
import { HOUR_MS } from "@tetron/domain/durations";
import type { AccountHistory } from "@tetron/domain/history";
import { temporaryFolder } from "@tetron/domain/testing";
import { listArchiveFiles } from "@tetron/lake/archive";
import { findSharedWallets } from "@tetron/lake/followed-wallets";
import { leasesOf } from "@tetron/lake/leases";
import { rollUp } from "@tetron/lake/roll-up";
import { histories } from "@tetron/lake/tables/histories";
import { movements } from "@tetron/lake/tables/movements";
import { wallets } from "@tetron/lake/tables/wallets";
import { emptyLake, type TestLake } from "@tetron/lake/testing";
import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import {
  chainOf,
  following,
  heldEntries,
  heldUpTo,
  importTold,
  wholeState,
  wrongBalances,
} from "../follow/testing.ts";
import { importHistories } from "../imports/import-histories.ts";
import { walletFacts } from "../wallet-facts.ts";
import { type RebuildProgress, rebuildFromArchive } from "./rebuild.ts";

const TEST_MS = 180_000;
const DERIVED = [
  "movements",
  "chain_transactions",
  "chain_undo",
  "wallets",
  "wallet_tallies",
  "transfers",
  "transfer_totals",
  "transfer_histories",
];
const ROLLED_UP = ["rollup_totals", "rollup_ranks", "rollup_balances", "rollup_prices"];
/** So small that the payments of the test make large wallets. */
const LARGE = { large: 5, sampled: 1, least: 1 };
const AGO = Math.floor(Date.now() / 1_000) - 86_400;

function aHistory(address: string, value: bigint): AccountHistory {
  const parts = {
    counterparty: RICH,
    hash: null,
    createsContract: false,
    failed: false,
    methodId: null,
  } as const;
  return {
    ...{ network: "ethereum", address, tokenTransfers: [] },
    transactions: [{ timestamp: AGO, direction: "received", value, ...parts }],
  };
}

/** Every derived row as text; values are those of the prices at the time. */
async function dump({ db }: TestLake): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {};
  for (const table of DERIVED)
    all[table] = (
      await db.execute(
        sql`select (to_jsonb(t) - 'valued_at')::text from ${sql.raw(`ingestion.${table}`)} t order by 1`,
      )
    ).rows;
  for (const table of ROLLED_UP)
    all[table] = (
      await db.execute(sql`
        select (to_jsonb(t) - 'rollup')::text as row, network, wallet, owner, height, last_day
        from ${sql.raw(`ingestion.${table}`)} t join ingestion.rollups r on r.id = t.rollup
        where is_ranked and not is_dropped order by network, wallet, owner, 1`)
    ).rows;
  return all;
}

function rebuilding(
  lake: TestLake,
  folder: string,
  onProgress: (progress: RebuildProgress) => void,
  signal: AbortSignal,
) {
  return rebuildFromArchive(lake, {
    folder,
    actor: "command-line",
    signal,
    onProgress,
    rollUps: LARGE,
    reputations: async () => {},
  });
}

describe.skipIf(missingAnvil() !== undefined)("what is derived", () => {
  test(
    "is made again from the archive, equal to the bit, also when it is ended in each phase; nothing is dropped before every file is checked",
    async () => {
      await using stack = new AsyncDisposableStack();
      using folder = temporaryFolder();
      const lake = stack.use(await emptyLake());
      const anvil = stack.use(await startAnvil(1, "--slots-in-an-epoch", "4"));
      await installPaying(anvil);
      // One history that blocks continue, one that nobody continues, and one that a tenant alone has.
      await importTold(lake, aHistory(SECOND, 1n), { source: "ots", asOf: new Date(Date.now() + HOUR_MS) });
      await importTold(lake, aHistory(`0x${"1".repeat(40)}`, 2n), {
        source: "ots",
        asOf: new Date(AGO * 1_000),
      });
      await importHistories(
        lake,
        (async function* () {
          yield { line: 1, value: aHistory(`0x${"2".repeat(40)}`, 3n) };
        })(),
        { owner: "tenant:acme", actor: "system", source: "file", now: new Date(), signal: NEVER },
      );
      await minePayments(anvil, 12);
      const chain = chainOf(stack, {
        ...{
          TETRON_FOLLOW_ETHEREUM: "full",
          TETRON_FOLLOW_FROM_ETHEREUM: "1",
          TETRON_RPC_ETHEREUM: anvil.url,
        },
      });
      {
        await using _follower = following(lake, chain);
        await heldUpTo(lake, anvil);
        const snapshot = await callNode(anvil.url, "evm_snapshot");
        await minePayments(anvil, 3, 20);
        await heldUpTo(lake, anvil);
        await callNode(anvil.url, "evm_revert", [snapshot]);
        await minePayments(anvil, 5, 40);
        await heldUpTo(lake, anvil);
      }
      await rollUp(lake, { known: KNOWN_ASSETS, ...LARGE }, NEVER);
      const before = await dump(lake);
      for (const rows of Object.values(before)) expect(rows.length).toBeGreaterThan(0);

      const again = () => rebuilding(lake, folder.path, () => {}, NEVER);
      const leases = leasesOf(lake.db);
      await leases.hold(["ingestion.follow-ethereum"], { holder: "another", ttlMs: 60_000 });
      await expect(again()).rejects.toThrow("A Tetron is running on this store");
      await leases.release("another");

      const first = await again();
      expect(first.wallets).toBe(before["wallets"]!.length);
      expect(first.blocks).toBe(17);
      expect(await dump(lake)).toEqual(before);

      const [file] = await listArchiveFiles(lake.db, ["movements"]);
      const path = join(folder.path, file!.path);
      const bytes = readFileSync(path);
      truncateSync(path, 99);
      await expect(again()).rejects.toThrow(`${file!.path} (movements of ethereum on ${file!.day}) is cut`);
      expect(await dump(lake)).toEqual(before);
      writeFileSync(path, bytes);

      // The store has lost a raw history that the archive has.
      await lake.db.delete(histories).where(eq(histories.address, SECOND));
      for (const phase of ["verify", "load", "wallets", "blocks", "totals"]) {
        const end = new AbortController();
        const onProgress = (progress: RebuildProgress) => progress.phase === phase && end.abort();
        await expect(rebuilding(lake, folder.path, onProgress, end.signal), phase).rejects.toThrow("abort");
      }
      expect(await lake.db.$count(movements)).toBeGreaterThan(0);
      await again();
      expect(await dump(lake)).toEqual(before);
      expect(await lake.db.$count(histories, eq(histories.address, SECOND))).toBe(1);

      // A reorg is undone as before.
      await using _follower = following(lake, chain);
      await heldUpTo(lake, anvil);
      await callNode(anvil.url, "anvil_reorg", [3, []]);
      await minePayments(anvil, 1, 60);
      await heldUpTo(lake, anvil);
      expect(await wrongBalances(lake, anvil)).toEqual([]);
      const known = (await findSharedWallets(lake.db, "ethereum", [RICH])).get(RICH)!;
      const scratch = walletFacts({ network: "ethereum", address: RICH, ...(await heldEntries(lake, RICH)) });
      expect(await wholeState(lake, known)).toEqual(scratch.state);
      expect(await lake.db.$count(wallets, sql`state is null`)).toBe(0);
    },
    TEST_MS,
  );
});

const NEVER = new AbortController().signal;
