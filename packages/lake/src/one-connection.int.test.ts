import { MessagePort } from "node:worker_threads";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { appendEvent } from "./events.ts";
import { insertScore } from "./scores.ts";
import { findTenant, putTenant } from "./tenants.ts";
import { anEvent, aScore, emptyLake, type TestLake } from "./testing.ts";

// PGlite serves one connection, which all concurrent work shares.
const stack = new AsyncDisposableStack();
let lake: TestLake;
beforeAll(async () => {
  lake = stack.use(await emptyLake("embedded"));
});
afterAll(() => stack.disposeAsync());
beforeEach(() => lake.clear());

/** PGlite's plan of the prepared statement with this in its text. */
async function planOf(part: string, ...parameters: string[]): Promise<string> {
  const { rows } = await lake.db.execute<{ name: string; statement: string }>(
    sql`select name, statement from pg_prepared_statements`,
  );
  const { name } = rows.find(({ statement }) => statement.includes(part))!;
  const given = parameters.map((value) => `'${value}'`).join(", ");
  const plan = await lake.db.execute(sql.raw(`explain execute ${name}(${given})`));
  return JSON.stringify(plan.rows);
}

const aTenant = (id: string) => ({ id, name: id, createdAt: new Date("2025-05-17T08:34:21Z") });
const echo = async (n: number) => {
  const { rows } = await lake.db.execute<{ n: number }>(sql`select ${n}::int as n`);
  return rows[0]?.n;
};

test("concurrent queries each get their own answer", async () => {
  const numbers = Array.from({ length: 300 }, (_, n) => n);
  expect(await Promise.all(numbers.map(echo))).toEqual(numbers);
});

test("a query that fails does not touch those beside it", async () => {
  const broken = lake.db.execute(sql`select 1 / ${0}::int`);
  const [before, failed, after] = await Promise.allSettled([echo(1), broken, echo(2)]);
  expect([before, after]).toEqual([
    { status: "fulfilled", value: 1 },
    { status: "fulfilled", value: 2 },
  ]);
  expect(failed?.status).toBe("rejected");
});

test("a transaction is isolated: its uncommitted writes are not visible", async () => {
  const written = Promise.withResolvers<void>();
  const transaction = lake.db.transaction(async (tx) => {
    await putTenant(tx, aTenant("draft"));
    written.resolve();
    await tx.execute(sql`select pg_sleep(0.02)`);
    throw new Error("undone");
  });
  transaction.catch(() => {});
  await written.promise;
  expect(await Promise.all([findTenant(lake.db, "draft"), echo(1)])).toEqual([undefined, 1]);
  await expect(transaction).rejects.toThrow("undone");
});

/** How many messages are sent to the store's thread. */
async function messagesOf(work: () => Promise<unknown>): Promise<number> {
  using sent = vi.spyOn(MessagePort.prototype, "postMessage");
  await work();
  return sent.mock.calls.length;
}

test("a commit is one message to the store's thread, however many tables it writes to", async () => {
  const writes = [insertScore(aScore()), appendEvent(anEvent())];
  expect(await messagesOf(() => lake.commit(writes))).toBe(1);
  // The store begins with a large one while the rest is made.
  const large = insertScore(aScore({ requestId: "x".repeat(70_000) }));
  expect(await messagesOf(() => lake.commit([large, appendEvent(anEvent())]))).toBe(2);
  // What it adds goes with the commit; its own statements are answered first.
  const messages = messagesOf(() =>
    lake.transaction(async ({ db, add }) => {
      await putTenant(db, aTenant("own"));
      add(insertScore(aScore()), appendEvent(anEvent()));
    }),
  );
  expect(await messages).toBe(2);
});

test("a steady stream of queries does not delay a transaction", async () => {
  let isOver = false;
  const readers = Array.from({ length: 8 }, async (_, n) => {
    while (!isOver) await echo(n);
  });
  await lake.db.transaction((tx) => putTenant(tx, aTenant("patient")));
  isOver = true;
  await Promise.all(readers);
  expect(await findTenant(lake.db, "patient")).toBeDefined();
});

test("a query that comes again is planned once", async () => {
  const remembered = async () => {
    const { rows } = await lake.db.execute<{ statement: string }>(
      sql`select statement from pg_prepared_statements`,
    );
    return rows.filter(({ statement }) => statement.includes("as twice"));
  };
  const ask = (n: number) => lake.db.execute(sql`select ${n}::int as twice`);
  await ask(1);
  expect(await remembered()).toHaveLength(0);
  for (const n of [2, 3, 4]) await ask(n);
  expect(await remembered()).toHaveLength(1);
});

test("as a table fills up its queries learn which index to take", async () => {
  const count = () =>
    lake.db.execute(sql`
      select count(*) as sent from scoring.scores
      where tenant = ${"acme"} and network = ${"ethereum"} and from_address = ${"0xa"} and id > ${"tx_"}`);
  for (let n = 0; n < 10; n++) await count();
  const rows = Array.from({ length: 200 }, (_, n) => aScore({ id: `tx_${n}`, fromAddress: `0x${n}` }));
  await lake.commit(rows.map(insertScore));

  expect(await planOf("as sent", "acme", "ethereum", "0xa", "tx_")).toContain("using scores_from");
});
