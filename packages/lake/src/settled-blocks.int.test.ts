import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { deleteMovementsAbove, putMovements } from "./movements.ts";
import { blockOf, HUB, KNOWN, type Transfer } from "./naive-sums/testing.ts";
import { rollUp } from "./roll-up.ts";
import { lockRollups } from "./rollups.ts";
import { chains } from "./tables/chains.ts";
import { rollups } from "./tables/rollups.ts";
import { aChain, emptyLake, missingPostgres, type TestLake, testStores } from "./testing.ts";

const HEAD = 30;
const FINAL = 3;
/** Height of the newest settled block: the twelve above it are undone without a roll-up that has them. */
const SETTLED = HEAD - 12;
const transfer: Transfer = { other: 1, incoming: true, asset: 0, amount: 1n, failed: false };

async function begin(lake: TestLake): Promise<void> {
  await lake.db.insert(chains).values(aChain({ heldHeight: HEAD, finalizedHeight: FINAL }));
  const blocks = Array.from({ length: HEAD }, (_, i) => blockOf(i + 1, 0, [transfer]));
  await putMovements(lake.db, blocks);
  await rollUp(lake, { known: KNOWN, large: 1, sampled: 1, least: 1 }, new AbortController().signal);
}

async function heights({ db }: TestLake): Promise<number[]> {
  const of = sql`${rollups.wallet} = ${HUB} and not ${rollups.isDropped}`;
  return (await db.select({ height: rollups.height }).from(rollups).where(of)).map(({ height }) => height);
}

describe.each(testStores())("blocks that are not final on $kind", ({ kind, missing }) => {
  test.skipIf(missing !== undefined)(
    "are added up once they are settled, and again when more are undone",
    async () => {
      await using lake = await emptyLake(kind);
      await begin(lake);
      expect(await heights(lake)).toEqual([SETTLED]);
      await lake.transaction(({ db }) => deleteMovementsAbove(db, "ethereum", SETTLED));
      expect(await heights(lake)).toEqual([SETTLED]);
      await lake.transaction(({ db }) => deleteMovementsAbove(db, "ethereum", SETTLED - 1));
      expect(await heights(lake)).toEqual([-1]);
    },
  );
});

// The embedded store has one connection.
test.skipIf(missingPostgres() !== undefined)("blocks are not undone while they are added up", async () => {
  await using lake = await emptyLake("postgres");
  await begin(lake);
  const adding = Promise.withResolvers<void>();
  const added = lake.transaction(async ({ db }) => {
    await lockRollups(db, "ethereum");
    adding.resolve();
    await db.execute(sql`select pg_sleep(0.2)`);
    await db
      .update(rollups)
      .set({ height: SETTLED + 1 })
      .where(sql`${rollups.wallet} = ${HUB}`);
  });
  await adding.promise;
  await lake.transaction(({ db }) => deleteMovementsAbove(db, "ethereum", SETTLED));
  await added;
  expect(await heights(lake)).toEqual([-1]);
});
