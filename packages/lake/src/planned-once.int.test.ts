import { sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { findBalances } from "./balances.ts";
import { findChosenCounterparties, findCounterparties } from "./counterparties.ts";
import { readRanks } from "./counterparty-ranks.ts";
import type { Database } from "./database.ts";
import { plannedOnce } from "./internal/name-statements.ts";
import { emptyLake, testStores } from "./testing.ts";
import { findTransferSources, type TransferSource } from "./transfer-sources.ts";

/** More than are prepared of texts that recur. */
const RECURRING = 205;

describe.each(testStores())("a statement that is planned once on $kind", ({ kind, missing }) => {
  describe.skipIf(missing !== undefined)("", async () => {
    if (missing !== undefined) return;
    const lake = await emptyLake(kind);
    afterAll(() => lake[Symbol.asyncDispose]());
    /** Of arrays whose length the planner would expect to be another. */
    const ask = async (db: Database, given: readonly number[]) => {
      const { rows } = await db.execute<{ sum: number }>(
        plannedOnce(sql`select sum(10 / part)::int as sum from unnest(${sql.param(given)}::int[]) as part`),
      );
      return rows[0]!.sum;
    };
    const modeIn = async (db: Database) => {
      const { rows } = await db.execute<{ plan_cache_mode: string }>(sql`show plan_cache_mode`);
      return rows[0]!.plan_cache_mode;
    };

    test("is never planned for its parameters", async () => {
      await lake.db.transaction(async (db) => {
        for (const given of [[1], [2, 5], [10]]) await ask(db, given);
        const { rows } = await db.execute(sql`
          select custom_plans::int as custom, generic_plans::int as generic from pg_prepared_statements
          where statement like '%10 / part%' and statement not like '%pg_prepared%'`);
        expect(rows).toEqual([{ custom: 0, generic: 3 }]);
        expect(await modeIn(db)).toBe("auto");
      });
    });

    test("is prepared however many texts of other statements recur", async () => {
      await lake.db.transaction(async (db) => {
        for (let n = 0; n < RECURRING; n++) {
          // A bulk insert reads its rows so.
          const recurring = sql`select from jsonb_to_recordset(${"[]"}::jsonb) as row(${sql.raw(`value_${n}`)} int)`;
          for (const _time of ["first", "second"]) await db.execute(recurring);
        }
        await db.execute(plannedOnce(sql`select ${1}::int as late`));
        const { rows } = await db.execute(sql`
          select custom_plans::int as custom, generic_plans::int as generic from pg_prepared_statements
          where statement like '%as late%' and statement not like '%pg_prepared%'`);
        expect(rows).toEqual([{ custom: 0, generic: 1 }]);
      });
    });

    test("is each one of a page of counterparties or balances", async () => {
      const source: TransferSource = {
        ...{ network: "ethereum", address: "0xhub", history: null, transfers: 1 },
        ...{ hasMovements: true, isComplete: true, isWhole: true },
      };
      const options = { orderBy: "value", limit: 3, known: [] } as const;
      await lake.db.transaction(async (db) => {
        await findTransferSources(db, ["operator"], [source]);
        await findCounterparties(db, [source], options);
        await findChosenCounterparties(db, [{ source, addresses: ["0xparty"] }], options);
        await readRanks(db, [source], options);
        await findBalances(db, [source]);
        const { rows } = await db.execute(sql`
          select custom_plans::int as custom, generic_plans::int as generic from pg_prepared_statements
          where statement like '%rollup%' and statement not like '%pg_prepared%'`);
        // The order is asked of roll-ups first, then of what is added up.
        expect(rows).toEqual(Array.from({ length: 6 }, () => ({ custom: 0, generic: 1 })));
      });
    });

    test("gets its own answer beside others, and leaves nothing behind when it fails", async () => {
      const answers = await Promise.all([2, 5, 10].map((part) => ask(lake.db, [part])));
      expect(answers).toEqual([5, 2, 1]);
      await expect(ask(lake.db, [0])).rejects.toThrow("Failed query");
      expect(await modeIn(lake.db)).toBe("auto");
      const failed = lake.db.transaction(async (db) => {
        await expect(ask(db, [0])).rejects.toThrow("Failed query");
        await ask(db, [1]);
      });
      await expect(failed).rejects.toThrow("Failed query");
      expect(await modeIn(lake.db)).toBe("auto");
      expect(await ask(lake.db, [1, 5])).toBe(12);
    });
  });
});
