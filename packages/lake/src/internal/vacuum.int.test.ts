import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { emptyLake } from "../testing.ts";
import { checkpointDue, vacuumDue } from "./vacuum.ts";

const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());
const { db } = lake;
const pool = { query: (text: string) => db.execute(sql.raw(text)) } as never;

/** Bytes of the table of the entries that wait for their place in the audit log. */
async function sizeOf(): Promise<number> {
  const { rows } = await db.execute<{ size: number }>(
    sql`select pg_relation_size('platform.audit_pending')::int as size`,
  );
  return rows[0]!.size;
}

/** Writes rows and deletes them, as sequencing the log does. */
async function churn(from: number): Promise<void> {
  await db.execute(
    sql`insert into platform.audit_pending select lpad(n::text, 30, '0') from generate_series(${from}::int, ${from + 4_999}::int) n`,
  );
  await deleteAll();
}

/** With its count, which Postgres otherwise passes on once a second. */
async function deleteAll(): Promise<void> {
  await db.execute(sql`delete from platform.audit_pending`);
  await db.execute(sql`select pg_stat_force_next_flush()`);
}

test("a table through which rows pass keeps its size", async () => {
  await churn(0);
  const once = await sizeOf();
  for (let round = 1; round <= 5; round++) {
    await vacuumDue(pool);
    await churn(round * 5_000);
    expect(await sizeOf()).toBeLessThanOrEqual(once);
  }
});

test("a small table is left alone", async () => {
  await vacuumDue(pool);
  await db.execute(sql`insert into platform.audit_pending select n::text from generate_series(1, 900) n`);
  await deleteAll();
  const before = await sizeOf();
  await vacuumDue(pool);
  expect(await sizeOf()).toBe(before);
  expect(before).toBeGreaterThan(0);
});

test("a table that statements have filled has statistics", async () => {
  const estimated = async () => {
    const { rows } = await db.execute<{ rows: number }>(
      sql`select reltuples::int as rows from pg_class where oid = 'platform.audit_leaves'::regclass`,
    );
    return rows[0]!.rows;
  };
  expect(await estimated()).toBe(-1);
  await db.execute(
    sql`insert into platform.audit_leaves (index, entry, hash) select n, n::text, '' from generate_series(1, 3000) n`,
  );
  await db.execute(sql`select pg_stat_force_next_flush()`);
  await vacuumDue(pool);
  expect(await estimated()).toBe(3_000);
});

test("the write-ahead log is cut once it is long, and its files are used again", async () => {
  const logged = async () => {
    const { rows } = await db.execute<{ bytes: number; files: number }>(sql`
      select pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn)::float8 as bytes,
        (select count(*)::int from pg_ls_waldir()) as files from pg_control_checkpoint()`);
    return rows[0]!;
  };
  // Not compressed.
  await db.execute(sql`create table bulk (n int, body text storage external)`);
  const fill = () =>
    db.execute(sql`insert into bulk select n, repeat(md5(n::text), 400) from generate_series(1, 3000) n`);
  for (let round = 0; round < 3; round++) {
    await fill();
    expect((await logged()).bytes).toBeGreaterThan(32 * 2 ** 20);
    await checkpointDue(pool);
    expect((await logged()).bytes).toBeLessThan(2 ** 20);
    // Two more than are kept for later use.
    expect((await logged()).files).toBeLessThanOrEqual(6);
  }
  await db.execute(sql`drop table bulk`);
});
