import { visibleTo } from "@tetron/domain/owner";
import { emptyBehaviour, observeTokenTransfer, observeTransaction } from "@tetron/features/behaviour-state";
import { paidPartyKey } from "@tetron/features/paid-parties";
import { keepApart, tallied } from "@tetron/features/tallies";
import { aTransaction } from "@tetron/features/testing";
import { findAnnouncements } from "@tetron/lake/announcements";
import type { Database } from "@tetron/lake/database";
import { findStoredEvidence } from "@tetron/lake/held-evidence";
import { findLabels, MAX_LABELS } from "@tetron/lake/labels";
import { MAX_OUTCOMES } from "@tetron/lake/outcomes";
import { reputationAnnouncements } from "@tetron/lake/tables/reputation-announcements";
import { wallets } from "@tetron/lake/tables/wallets";
import { emptyLake, mostRead, type TestLake, testStores } from "@tetron/lake/testing";
import { addToTallies, putTallies } from "@tetron/lake/wallet-tallies";
import { and, eq, fillPlaceholders, type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ALICE, BOB } from "../testing.ts";
import { factsQuery, givenOf, prepareFacts } from "./payment-facts.ts";

const parties = {
  from: { network: "ethereum", address: ALICE },
  to: { network: "ethereum", address: BOB },
  token: null,
} as const;
const at = new Date("2025-06-01T00:00:00Z");
const lookup = { tenant: "acme", at };

/**
 * Creates the statement of a payment's facts under the name `facts`.
 *
 * @returns The call of it with its parameters.
 */
async function prepareAsFacts(db: Database): Promise<SQL> {
  const { sql: text, params } = factsQuery(db).toSQL();
  await db.execute(sql.raw(`prepare facts as ${text}`));
  const given = fillPlaceholders(params, givenOf(parties, lookup)).map((value) =>
    Array.isArray(value) ? `'{${value.join()}}'` : `'${value}'`,
  );
  return sql.raw(`execute facts (${given.join()})`);
}

/** A tenant's busy hour: that many payments from Alice, reports and labels about Bob, and list versions. */
async function fill(db: Database, count: number): Promise<void> {
  const hour = `'${at.toISOString()}'::timestamptz - n * interval '1 millisecond'`;
  // Ids increase with time, and these are from the last milliseconds before `at`.
  await db.execute(
    sql.raw(`
    insert into scoring.scores (id, tenant, request_id, network, from_address, to_address, amount, currency, status,
      fraud_score, reputation_score, recommendation, rule, confidence, base, model_version, reasons, wallets, sources, versions,
      inputs, created_at) select 'tx_7' || lpad(n::text, 25, '0'), 'acme', 'req', 'ethereum', '${ALICE}', '${BOB}', 1, 'ETH',
      'completed', 1, 50, 'approve', '{}', 1, 0, 'v', '[]', '{}', '[]', '{}', '{}', ${hour} from generate_series(1, ${count}) n`),
  );
  await db.execute(
    sql.raw(`
    insert into reputation.outcomes select 'fb_' || n, 'acme', 'ethereum', '${BOB}', 'good', 'r' || n, null, ${hour}, ${hour}
      from generate_series(1, ${count}) n`),
  );
  await db.execute(
    sql.raw(`
    insert into ingestion.sources (owner, network, name, version, kind, url, rows, as_of, loaded_at, replaced_at)
      select 'operator', '*', 'mine', n::text, 'labels', '', 1, ${hour}, ${hour}, ${hour} from generate_series(1, ${count}) n`),
  );
  await db.execute(
    sql.raw(`
    insert into reputation.announcements select 't' || n, 'ethereum', '0x' || n, 50, 'neutral', ${hour} from generate_series(1, ${count}) n`),
  );
  await db.execute(
    sql.raw(`
    insert into ingestion.labels (owner, network, address, label, name, source, version)
      select 'tenant:acme', 'ethereum', '${BOB}', 'a' || n, '', 'flood' || n % 64, 'v' from generate_series(1, ${count}) n`),
  );
  for (const owner of ["system", "operator"])
    await db.execute(
      sql.raw(`
    insert into ingestion.labels (owner, network, address, label, name, source, version)
      values ('${owner}', 'ethereum', '${BOB}', 'phish-hack', '', 'of-the-${owner}', 'v')`),
    );
  await db.execute(sql.raw("vacuum analyze"));
}

/** As address poisoners put it into a history: the token lets anybody send nothing from anybody. */
const ZERO_VALUE_TRANSFER = {
  direction: "sent",
  ...{ timestamp: 1, token: `0x${"d".repeat(40)}`, symbol: "USDT" },
  ...{ value: 0n, decimals: 6, hash: null },
} as const;

/** An address with Bob's face. */
const twinOfBob = (n: number) => `${BOB.slice(0, 6)}${String(n).padStart(32, "0")}${BOB.slice(-4)}`;

describe.each(testStores())("on $kind", ({ kind, missing }) => {
  describe.skipIf(missing)("a payment after a busy hour", () => {
    const COUNT = 40_000;
    let lake: TestLake;
    beforeAll(async () => {
      lake = await emptyLake(kind);
      await fill(lake.db, COUNT);
    });
    afterAll(() => lake[Symbol.asyncDispose]());

    test("the hour's payments are counted up to five hundred, and the newest reports are read", async () => {
      const facts = await prepareFacts(lake.db)(parties, lookup);

      expect(facts.askedLastHour).toBe(500);
      expect(facts.outcomes).toHaveLength(MAX_OUTCOMES);
      const [found] = await findStoredEvidence(lake, "acme", [parties.to]);
      expect(found!.reports.map(({ reference }) => reference)).toEqual(
        Array.from({ length: MAX_OUTCOMES }, (_, i) => `r${MAX_OUTCOMES - i}`),
      );
    });

    test("the parties that look like the recipient are found among all that the sender paid, and who it is", async () => {
      const many = Array.from({ length: 50_000 }, (_, n) => [
        paidPartyKey(`0x${String(n).padStart(40, "1")}`),
        1,
      ]);
      const coins = Object.fromEntries([...many, [paidPartyKey(twinOfBob(1)), 4]]);
      const tokens = Object.fromEntries([
        [paidPartyKey(twinOfBob(2)), 2],
        [paidPartyKey(twinOfBob(1)), 1],
        [paidPartyKey(`${BOB.slice(0, -1)}9`), 1],
        ...Array.from({ length: 20 }, (_, n) => [paidPartyKey(twinOfBob(100 + n)), 1] as const),
      ]);
      const state = { wallet: { sent: { parties: coins }, tokensSent: { parties: tokens } } };
      const row = { owner: "tenant:acme", source: "import", updatedAt: at } as const;
      await lake.db.insert(wallets).values({ ...row, ...parties.from, state });
      const facts = await prepareFacts(lake.db)(parties, lookup);
      const others = await prepareFacts(lake.db)(parties, { tenant: "another", at });
      await lake.db.delete(wallets).where(eq(wallets.owner, row.owner));

      expect(facts.paidBefore).toBe(false);
      expect(facts.sameFace).toEqual([
        // The cap on the newest scores that are read.
        { address: BOB, coins: 0, tokens: 0, approved: 500 },
        { address: twinOfBob(1), coins: 4, tokens: 1, approved: 0 },
        { address: twinOfBob(2), coins: 0, tokens: 2, approved: 0 },
        // No number of made-up parties pushes out one that was paid.
        ...Array.from({ length: 7 }, (_, n) => ({
          ...{ address: twinOfBob(100 + n), coins: 0, tokens: 1, approved: 0 },
        })),
      ]);
      expect(others).toMatchObject({ paidBefore: null, sameFace: [] });
    });

    test("of too many labels of one owner only the permitted number counts, after the labels of others", async () => {
      const { labels } = await prepareFacts(lake.db)(parties, lookup);

      expect(labels).toHaveLength(2 + MAX_LABELS);
      expect(labels.slice(0, 2).map(({ source }) => source)).toEqual(["of-the-system", "of-the-operator"]);
      const [found] = await findLabels(lake, visibleTo("acme"), [parties.to]);
      expect(found!.map(({ source, label }) => [source, label])).toEqual(
        labels.map(({ source, label }) => [source, label]),
      );
    });

    test.each(["force_custom_plan", "force_generic_plan"])(
      "no step of a score's statement reads more rows than count, however long the past, with %s",
      async (mode) => {
        await lake.db.transaction(async (db) => {
          await db.execute(sql.raw(`set local plan_cache_mode = ${mode}`));
          const execute = await prepareAsFacts(db);
          expect(await mostRead(db, execute)).toBeLessThanOrEqual(2 * MAX_OUTCOMES);
          await db.execute(sql`deallocate facts`);
        });
      },
    );

    test("a score's statement is planned for its first executions only: planning takes longer than running it", async () => {
      await lake.db.transaction(async (db) => {
        const ask = prepareFacts(db);
        const plans = async () => {
          const { rows } = await db.execute<{ custom: number; generic: number }>(sql`
            select custom_plans::int as custom, generic_plans::int as generic
            from pg_prepared_statements where name = 'payment_facts'`);
          return rows[0] ?? { custom: 0, generic: 0 };
        };
        for (let n = 0; n < 5; n++) await ask(parties, lookup);
        const before = await plans();
        for (let n = 0; n < 3; n++) await ask(parties, lookup);
        const after = await plans();
        expect([after.custom - before.custom, after.generic - before.generic]).toEqual([0, 3]);
      });
    });

    test("whom a wallet paid is read from the state of its features", async () => {
      const payer = { network: "ethereum", address: `0x${"a".repeat(40)}` } as const;
      const ask = async () => (await prepareFacts(lake.db)({ ...parties, from: payer }, lookup)).paidBefore;
      expect(await ask()).toBe(null);

      const state = emptyBehaviour(payer);
      const row = { ...payer, owner: "system", source: "test", updatedAt: at } as const;
      await lake.db.insert(wallets).values({ ...row, state });
      expect(await ask()).toBe(false);

      observeTokenTransfer(state, { ...ZERO_VALUE_TRANSFER, counterparty: BOB });
      await lake.db.update(wallets).set({ state }).where(eq(wallets.address, payer.address));
      expect(await ask(), "a transfer that anybody can make").toBe(null);

      observeTransaction(state, aTransaction({ direction: "sent", counterparty: BOB }));
      await lake.db.update(wallets).set({ state }).where(eq(wallets.address, payer.address));
      expect(await ask()).toBe(true);
    });

    test("parties that are kept apart are found as those in the state", async () => {
      const payer = parties.from;
      const state = emptyBehaviour(payer);
      for (let n = 0; n < 3; n++)
        observeTransaction(state, aTransaction({ direction: "sent", counterparty: twinOfBob(1) }));
      observeTokenTransfer(state, { ...ZERO_VALUE_TRANSFER, counterparty: BOB });
      observeTransaction(state, aTransaction({ direction: "received", counterparty: twinOfBob(3) }));
      const row = { ...payer, owner: "operator", source: "test", updatedAt: at } as const;
      const ask = () => prepareFacts(lake.db)(parties, lookup);
      await lake.db.insert(wallets).values({ ...row, state });
      const before = await ask();
      expect(before).toMatchObject({
        paidBefore: null,
        sameFace: [
          { address: BOB, coins: 0, tokens: 1, approved: 500 },
          { address: twinOfBob(1), coins: 3, tokens: 0, approved: 0 },
        ],
      });

      const tallies = tallied(state).map((each) => ({ ...payer, ...each }));
      const many = Array.from({ length: COUNT }, (_, n) => ({
        ...{ ...payer, tally: "sent", count: 1 },
        key: `0x${String(n).padStart(40, "0")}`,
      }));
      await putTallies(lake.db, "ethereum", {
        ...{ addresses: [payer.address], tallies: [...tallies, ...many] },
      });
      expect(await ask(), "rows without a state that says so").toEqual(before);
      keepApart(state);
      await lake.db.update(wallets).set({ state }).where(eq(wallets.address, payer.address));
      expect(await ask()).toEqual(before);
      const paid = { address: payer.address, tally: "sent", key: BOB, count: 1 };
      await addToTallies(lake.db, "ethereum", [paid]);
      expect((await ask()).paidBefore).toBe(true);
      await addToTallies(lake.db, "ethereum", [{ ...paid, count: -1 }]);
      expect(await ask()).toEqual(before);
      await lake.db.transaction(async (db) => {
        await db.execute(sql.raw("set local plan_cache_mode = force_generic_plan"));
        const execute = await prepareAsFacts(db);
        expect(await mostRead(db, execute), "of all that it paid").toBeLessThanOrEqual(2 * MAX_OUTCOMES);
        await db.execute(sql`deallocate facts`);
      });
      await lake.db.delete(wallets).where(eq(wallets.address, payer.address));
      await putTallies(lake.db, "ethereum", { addresses: [payer.address], tallies: [] });
    });

    test("scores of a wallet by other tenants are found by its index", async () => {
      const { db } = lake;
      const { network, address } = reputationAnnouncements;
      const told = db
        .select()
        .from(reputationAnnouncements)
        .where(and(eq(network, "ethereum"), eq(address, ALICE)));
      expect(await mostRead(db, told.getSQL())).toBeLessThanOrEqual(1);
      expect((await findAnnouncements(db, [parties.from]))[0]!.size).toBe(0);
    });
  });
});
