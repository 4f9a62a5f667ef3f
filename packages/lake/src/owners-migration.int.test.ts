import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "@tetron/domain/testing";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Pool } from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { migrateTo } from "./internal/migrate.ts";
import { missingPostgres, startPostgres } from "./testing.ts";

const MIGRATIONS = new URL("../migrations/", import.meta.url);
const BEFORE_OWNERS = 7;

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

/** A database from before rows had owners. */
async function oldDatabase(): Promise<Pool> {
  const { url } = stack.use(await startPostgres());
  const pool = stack.adopt(new Pool({ connectionString: url }), (each) => each.end());
  // The server may end an idle connection before the pool does.
  pool.on("error", () => undefined);
  const { path: folder } = stack.use(temporaryFolder());
  await cp(MIGRATIONS, folder, { recursive: true });
  const journal = join(folder, "meta/_journal.json");
  const { entries, ...rest } = JSON.parse(await readFile(journal, "utf8"));
  await writeFile(journal, JSON.stringify({ ...rest, entries: entries.slice(0, BEFORE_OWNERS) }));
  await migrate(drizzle(pool), { migrationsFolder: folder });
  return pool;
}

describe.skipIf(missingPostgres() !== undefined)("a database of before rows had owners", () => {
  test("is migrated: what shipped is the system's, what was imported the operator's", async () => {
    const pool = await oldDatabase();
    await pool.query(`
      insert into ingestion.sources (name, version, kind, url, rows, as_of, loaded_at, replaced_at) values
        ('eth-labels', 'shipped', 'labels', 'https://example.org', 2, now(), now(), now()),
        ('eth-labels', '1+abc', 'labels', 'inline', 1, now(), now(), null),
        ('OFAC SDN', '2024', 'sanctions', 'https://example.org', 1, now(), now(), null);
      insert into ingestion.labels (network, address, label, name, source, version) values
        ('bsc', '0xa', 'exchange', '', 'eth-labels', '1+abc');
      insert into ingestion.sanctions (address, network, asset, source, version) values
        ('0xb', 'ethereum', 'ETH', 'OFAC SDN', '2024');
      insert into ingestion.wallets (network, address, source, updated_at) values
        ('ethereum', '0xa', 'ethereum-histories', now()), ('ethereum', '0xb', 'import', now());
      insert into ingestion.histories (network, address, hash, content, transactions, source, imported_at) values
        ('ethereum', '0xb', 'h', '', 0, 'import', now());`);

    await migrateTo(pool, "the database");

    const owners = async (table: string) => {
      const { rows } = await pool.query(`select * from ingestion.${table} order by owner`);
      return rows;
    };
    // The shipped list that an import had replaced is removed, so that the next start loads it again.
    expect(await owners("sources")).toMatchObject([
      { owner: "operator", name: "eth-labels", network: "bsc", version: "1+abc" },
      { owner: "system", name: "OFAC SDN", network: "*" },
    ]);
    expect(await owners("labels")).toMatchObject([{ owner: "operator", address: "0xa" }]);
    expect(await owners("sanctions")).toMatchObject([{ owner: "system", address: "0xb" }]);
    expect(await owners("wallets")).toMatchObject([
      { owner: "operator", address: "0xb" },
      { owner: "system", address: "0xa" },
    ]);
    expect(await owners("histories")).toMatchObject([{ owner: "operator" }]);
  });
});
