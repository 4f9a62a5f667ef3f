import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Database } from "../database.ts";
import { aWallet } from "../testing.ts";
import { putWallets } from "../wallets.ts";
import { onBothStores } from "./testing.ts";

onBothStores("rows in bulk", (lake) => {
  test("are inserted by a statement that a connection plans for its first executions only", async () => {
    await lake().transaction(async ({ db }) => {
      for (let n = 0; n < 7; n++) await putWallets(db, [aWallet({ address: `0x${n}` })]);
      const before = await plansOf(db);
      for (let n = 0; n < 3; n++) await putWallets(db, [aWallet({ address: `0x${n}` })]);
      const after = await plansOf(db);
      expect([after.custom - before.custom, after.generic - before.generic]).toEqual([0, 3]);
    });
  });
});

async function plansOf(db: Database): Promise<{ readonly custom: number; readonly generic: number }> {
  const { rows } = await db.execute<{ custom: number; generic: number }>(sql`
    select custom_plans::int as custom, generic_plans::int as generic
    from pg_prepared_statements where statement like 'insert into "ingestion"."wallets" %'`);
  return rows[0] ?? { custom: 0, generic: 0 };
}
