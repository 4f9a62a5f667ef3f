import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { appendAudit, readAudit } from "./audit.ts";
import { appendEvent } from "./events.ts";
import { onBothStores } from "./internal/testing.ts";
import { findAnyScore, insertScore } from "./scores.ts";
import { tenants } from "./tables/tenants.ts";
import { anAuditEntry, anEvent, aScore, eventsOf } from "./testing.ts";
import { verifyAudit } from "./verify-audit.ts";
import { runStatements } from "./write.ts";

onBothStores("commit", (lake) => {
  /** A score, its event and its audit entry: the writes of one request. */
  const aUnit = (id: string) => [
    insertScore(aScore({ id })),
    appendEvent(anEvent({ subject: id })),
    appendAudit(anAuditEntry({ subject: id })),
  ];
  const allEvents = () => eventsOf(lake(), "acme");

  test("many commits at once all arrive, each whole", async () => {
    const ids = Array.from({ length: 600 }, (_, i) => `tx_${i}`);
    await Promise.all(ids.map((id) => lake().commit(aUnit(id))));

    expect(new Set((await allEvents()).map(({ subject }) => subject))).toEqual(new Set(ids));
    expect(await readAudit(lake(), { tenant: "acme", limit: 10_000 })).toHaveLength(600);
    expect(await findAnyScore(lake().db, "tx_599")).toBeDefined();
  });

  test("one failing commit writes nothing and does not affect the others", async () => {
    await lake().commit(aUnit("tx_taken"));
    const results = await Promise.allSettled(
      ["tx_1", "tx_taken", "tx_2"].map((id) => lake().commit(aUnit(id))),
    );

    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect((await allEvents()).map(({ subject }) => subject)).toEqual(["tx_taken", "tx_1", "tx_2"]);
    expect(await verifyAudit(lake(), AbortSignal.timeout(5_000))).toMatchObject({
      log: { waiting: 3 },
      broken: undefined,
    });
  });

  test.each(["a\0b", "a\uD800b", "\uDC00"])(
    "the text %j that cannot be stored is refused, alone",
    async (text) => {
      const results = await Promise.allSettled([
        lake().commit([
          ...aUnit("tx_1"),
          appendAudit(anAuditEntry({ data: { ...anAuditEntry().data, rule: text } })),
        ]),
        lake().commit([...aUnit("tx_2"), insertScore(aScore({ id: "tx_3", fromAddress: text }))]),
        lake().commit(aUnit("tx_4")),
      ]);
      const refused = {
        status: "rejected",
        reason: { details: { field: "text", reason: "unstorable_text" } },
      };
      expect(results).toMatchObject([refused, refused, { status: "fulfilled" }]);
    },
  );

  test("a statement shares its commit with the rows beside it", async () => {
    const failing = runStatements(async (tx) => {
      await tx.insert(tenants).values({ id: "t", name: "t", createdAt: new Date() });
      await tx.execute(sql`select 1 / 0`);
    });
    await expect(lake().commit([...aUnit("tx_1"), failing])).rejects.toThrow("division by zero");
    expect(await findAnyScore(lake().db, "tx_1")).toBeUndefined();
    expect(await lake().db.select().from(tenants)).toEqual([]);
  });

  test("a statement that hides its error does not make a lost write look like a durable one", async () => {
    const hiding = runStatements(async (tx) => {
      await tx.execute(sql`select 1 / 0`).catch(() => {});
    });
    const [hidden, other] = await Promise.allSettled([
      lake().commit([...aUnit("tx_1"), hiding]),
      lake().commit(aUnit("tx_2")),
    ]);
    expect([hidden.status, other.status]).toEqual(["rejected", "fulfilled"]);
    expect(await findAnyScore(lake().db, "tx_1")).toBeUndefined();
    expect(await findAnyScore(lake().db, "tx_2")).toBeDefined();
  });

  test("a transaction's rows and what it adds are committed together, or not at all", async () => {
    const add = (id: string, fail: boolean) =>
      lake().transaction(async (tx) => {
        await tx.db.insert(tenants).values({ id, name: id, createdAt: new Date() });
        tx.add(appendEvent(anEvent({ subject: id })), appendAudit(anAuditEntry({ subject: id })));
        if (fail) throw new Error("undone");
        return id;
      });
    const results = await Promise.allSettled([
      add("t1", false),
      add("t2", true),
      lake().commit(aUnit("tx_1")),
    ]);

    expect(results).toMatchObject([
      { status: "fulfilled", value: "t1" },
      { status: "rejected", reason: { message: "undone" } },
      { status: "fulfilled" },
    ]);
    expect((await lake().db.select().from(tenants)).map(({ id }) => id)).toEqual(["t1"]);
    expect((await allEvents()).map(({ subject }) => subject).toSorted()).toEqual(["t1", "tx_1"]);
    expect(await verifyAudit(lake(), AbortSignal.timeout(5_000))).toMatchObject({
      log: { waiting: 2 },
      broken: undefined,
    });
  });

  test("what a transaction adds that cannot be stored undoes the rest of it", async () => {
    const taken = anEvent();
    await lake().commit([appendEvent(taken)]);
    const doomed = lake().transaction(async (tx) => {
      await tx.db.insert(tenants).values({ id: "t", name: "t", createdAt: new Date() });
      tx.add(appendEvent(taken));
    });
    await expect(doomed).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await lake().db.select().from(tenants)).toEqual([]);
  });

  test("transactions that run at the same time do not mix", async () => {
    const { db } = lake();
    const add = (id: string, fail: boolean) =>
      db.transaction(async (tx) => {
        await tx.insert(tenants).values({ id, name: id, createdAt: new Date() });
        await tx.execute(sql`select pg_sleep(0.01)`);
        if (fail) throw new Error("undone");
      });
    await Promise.allSettled(Array.from({ length: 8 }, (_, i) => add(`t${i}`, i % 2 === 1)));
    expect((await db.select().from(tenants)).map(({ id }) => id).toSorted()).toEqual([
      "t0",
      "t2",
      "t4",
      "t6",
    ]);
  });
});
