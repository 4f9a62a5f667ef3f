import { BEGINNING } from "@tetron/domain/event-cursor";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { appendAudit } from "./audit.ts";
import { appendEvent } from "./events.ts";
import { follow } from "./follow.ts";
import { openLake } from "./open.ts";
import { insertScore } from "./scores.ts";
import { NO_SHIPPED_LABELS } from "./shipped-labels.ts";
import {
  anAuditEntry,
  anEvent,
  aScore,
  missingPostgres,
  openTestLake,
  silent,
  startPostgres,
} from "./testing.ts";
import { verifyAudit } from "./verify-audit.ts";

test("a server that is not there is named, and the password is not", async () => {
  const databaseUrl = "postgres://user:hunter2@127.0.0.1:1/db";
  const opening = openLake(
    { databaseUrl },
    { log: silent, region: "local", signal: AbortSignal.timeout(10_000), shipped: NO_SHIPPED_LABELS },
  );
  await expect(opening).rejects.toMatchObject({
    code: "UNAVAILABLE",
    message: expect.stringMatching(/^The database 127\.0\.0\.1:1\/db cannot be reached: .*ECONNREFUSED/),
  });
  await expect(opening).rejects.not.toThrow("hunter2");
});

describe.skipIf(missingPostgres() !== undefined)("a lake on PostgreSQL", () => {
  test("a missing database is named, with the server's message", async () => {
    await using server = await startPostgres();
    const databaseUrl = server.url.replace(/postgres$/, "nothing");
    await expect(openTestLake({ databaseUrl })).rejects.toThrow(
      /\/nothing cannot be reached: database "nothing" does not/,
    );
  });

  test("processes that start together migrate once", async () => {
    await using server = await startPostgres();
    const place = { databaseUrl: server.url };
    const lakes = await Promise.all([1, 2, 3, 4].map(() => openTestLake(place)));
    for (const lake of lakes) await lake.ping(AbortSignal.timeout(5_000));
    await Promise.all(lakes.map((lake) => lake[Symbol.asyncDispose]()));
  });

  test("a database that a newer version migrated is refused by name", async () => {
    await using server = await startPostgres();
    const place = { databaseUrl: server.url };
    {
      await using lake = await openTestLake(place);
      await lake.db.execute(
        sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 99999999999999)`,
      );
    }
    await expect(openTestLake(place)).rejects.toThrow(
      /127\.0\.0\.1:\d+\/postgres was written by a newer version/,
    );
  });

  test("two processes write events and audit entries without a gap in their order", async () => {
    await using server = await startPostgres();
    const place = { databaseUrl: server.url };
    await using one = await openTestLake(place);
    await using other = await openTestLake(place);
    const seen = new Set<string>();
    const reading = (async () => {
      const signal = AbortSignal.timeout(60_000);
      // A reader that never looks back must still see every event.
      for await (const { event } of follow(one, { after: BEGINNING, signal }))
        if (seen.add(event.id).size === 200) break;
    })();
    for (let i = 0; i < 50; i++)
      await Promise.all(
        [one, other, one, other].map((lake) =>
          lake.commit([appendEvent(anEvent()), appendAudit(anAuditEntry())]),
        ),
      );
    await reading;
    expect(seen.size).toBe(200);
    expect(await verifyAudit(one, AbortSignal.timeout(5_000))).toMatchObject({
      log: { waiting: 200 },
      broken: undefined,
    });
  });

  test("when the server dies every waiting call fails within its deadline", async () => {
    await using server = await startPostgres();
    await using lake = await openTestLake({ databaseUrl: server.url });
    const waiting = Promise.allSettled([
      lake.db.execute(sql`select pg_sleep(20)`),
      lake.commit([
        insertScore(aScore()),
        { run: async (tx) => void (await tx.execute(sql`select pg_sleep(20)`)) },
      ]),
    ]);
    const underWay = sql`select 1 from pg_stat_activity
      where query like '%pg_sleep(20)%' and state = 'active' and pid <> pg_backend_pid()`;
    await expect.poll(async () => (await lake.db.execute(underWay)).rows.length, { timeout: 10_000 }).toBe(2);
    server.process.kill("SIGQUIT");
    expect(await waiting).toMatchObject([
      { status: "rejected", reason: { cause: { code: "UNAVAILABLE" } } },
      { status: "rejected", reason: { code: "UNAVAILABLE" } },
    ]);
    await expect(lake.ping(AbortSignal.timeout(5_000))).rejects.toMatchObject({ code: "UNAVAILABLE" });
  });
});
