import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { appendAudit } from "./audit.ts";
import type { Lake } from "./lake.ts";
import { migrateDatabase } from "./migrate-database.ts";
import { findAnyScore, insertScore } from "./scores.ts";
import { anAuditEntry, aScore, missingPostgres, openTestLake, silent, startPostgres } from "./testing.ts";
import { verifyAudit } from "./verify-audit.ts";

describe.skipIf(missingPostgres() !== undefined)("the role that serves", () => {
  const stack = new AsyncDisposableStack();
  let lake: Lake;
  beforeAll(async () => {
    const { url: ownerUrl } = stack.use(await startPostgres());
    const owner = new pg.Client(ownerUrl);
    await owner.connect();
    await owner.query(`create role "tetron-service" login`);
    await owner.end();
    const servingUrl = ownerUrl.replace("postgres@", "tetron-service@");
    // It starts first and waits for its tables.
    const opening = openTestLake({ databaseUrl: servingUrl });
    const migrate = () =>
      migrateDatabase({ ownerUrl, servingUrl, log: silent, signal: AbortSignal.timeout(60_000) });
    await migrate();
    lake = stack.use(await opening);
    await migrate();
  });
  afterAll(() => stack.disposeAsync());

  test("reads and writes as it must", async () => {
    const score = aScore();
    await lake.commit([insertScore(score), appendAudit(anAuditEntry({ subject: score.id }))]);
    expect(await findAnyScore(lake.db, score.id)).toEqual(score);
    expect(await verifyAudit(lake, AbortSignal.timeout(5_000))).toMatchObject({ broken: undefined });
    await lake.checkWritable(AbortSignal.timeout(5_000));
  });

  test("cannot give itself what it may not", async () => {
    await lake.db.execute(sql`grant update on platform.audit to "tetron-service"`);
    const { rows } = await lake.db.execute(
      sql`select has_table_privilege('platform.audit', 'update') as may`,
    );
    expect(rows).toEqual([{ may: false }]);
  });

  test.each([
    "update platform.audit set actor = 'nobody'",
    "delete from platform.audit",
    "truncate platform.audit",
    "truncate scoring.scores",
    "drop table scoring.scores",
    "drop schema scoring cascade",
    "alter table scoring.scores add column mine text",
    "alter table platform.audit disable trigger all",
    "create table platform.mine (id int)",
    "create table public.mine (id int)",
    "delete from drizzle.__drizzle_migrations",
    "set role postgres",
  ])("may not: %s", async (statement) => {
    await expect(lake.db.execute(sql.raw(statement))).rejects.toMatchObject({ cause: { code: "42501" } });
  });
});

test.skipIf(missingPostgres() !== undefined)("one role for both is refused", async () => {
  const url = "postgres://one@127.0.0.1:1/db";
  await expect(
    migrateDatabase({ ownerUrl: url, servingUrl: url, log: silent, signal: AbortSignal.timeout(1_000) }),
  ).rejects.toThrow("DATABASE_URL must have another user than DATABASE_OWNER_URL");
});
