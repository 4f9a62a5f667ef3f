import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { onBothStores } from "./internal/testing.ts";
import { findMined, insertPayment } from "./payments.ts";
import { chainBlocks } from "./tables/chain-blocks.ts";
import { chainTransactions } from "./tables/chain-transactions.ts";
import { aPayment, mostRead } from "./testing.ts";

onBothStores("payments that blocks have", (lake) => {
  test("those of one block are found without the blocks after it, however many", async () => {
    const { db } = lake();
    const payment = aPayment({ hash: "tx_1_0" });
    await lake().commit([insertPayment(payment)]);
    await db.execute(sql`
      insert into ${chainBlocks} (network, height, hash, parent_hash, at)
      select 'ethereum', n, 'block_' || n, 'block_' || n - 1, now() from generate_series(1, 1000) n`);
    await db.execute(sql`
      insert into ${chainTransactions} (network, height, index, hash, at, value, failed)
      select 'ethereum', n, i, 'tx_' || n || '_' || i, now(), 0, false
      from generate_series(1, 1000) n, generate_series(0, 4) i`);
    for (const table of [chainBlocks, chainTransactions]) await db.execute(sql`analyze ${table}`);
    const query = findMined(db, "ethereum", { height: 1 });
    expect(await query).toEqual([{ payment, height: 1, blockHash: "block_1", failed: false }]);
    expect(await mostRead(db, query.getSQL())).toBeLessThanOrEqual(5);
    expect(await findMined(db, "ethereum", { from: 1, hashes: ["tx_1_0", "tx_9_0"] })).toHaveLength(1);
    expect(await findMined(db, "ethereum", { height: 2 })).toEqual([]);
  });
});
