import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { openRecentWallets, versionOf } from "./recent-wallets.ts";
import { type StoredWallet, wallets } from "./tables/wallets.ts";
import { aWallet, emptyLake, testStores } from "./testing.ts";
import { putWallets } from "./wallets.ts";

const [FIRST, SECOND] = ["0x1", "0x2"];

describe.each(testStores())("wallets that a follower wrote last, on $kind", ({ kind, missing }) => {
  test.skipIf(missing !== undefined)(
    "are not read again until somebody else has written them, and are given once",
    async () => {
      await using lake = await emptyLake(kind);
      const recent = openRecentWallets("ethereum", {
        walletFrom: (row) => row,
        keysIn: ({ transactions }) => transactions,
      });
      const rows = [FIRST, SECOND].map((address) => aWallet({ owner: "operator", address, state: { n: 1 } }));
      const written = await lake.transaction(async ({ db }) => {
        await putWallets(db, rows);
        return versionOf(db);
      });
      const take = () => lake.transaction(async ({ db }) => await recent.take(db, [FIRST, SECOND, "0x3"]));
      const kept = [...(await take()).values()];
      expect(kept.map(({ address }) => address).toSorted()).toEqual([FIRST, SECOND]);
      recent.keep(kept, written);
      await lake.db
        .update(wallets)
        .set({ state: { n: 2 } })
        .where(eq(wallets.address, SECOND));

      const own = kept.find(({ address }) => address === FIRST);
      const taken = await take();
      expect(taken.get(FIRST)).toBe(own);
      expect(taken.get(SECOND)?.state).toEqual({ n: 2 });
      // It may have been changed in place for a transaction that failed.
      expect((await take()).get(FIRST)).not.toBe(own);
      expect((await take()).get(FIRST)).toEqual(own);

      recent.keep(kept, written);
      await lake.db.delete(wallets);
      expect(await take()).toEqual(new Map());
    },
  );
});

test("of very large states nothing is kept, and of many the newest are", async () => {
  await using lake = await emptyLake();
  const recent = openRecentWallets("ethereum", {
    walletFrom: (row) => row,
    keysIn: ({ transactions }) => transactions,
  });
  const addresses = Array.from({ length: 4 }, (_, n) => `0x${n}`);
  const keys = [120_000, 190_000, 190_000, 600_000];
  const rows = addresses.map((address, n) =>
    aWallet({ owner: "operator", address, transactions: keys[n]!, state: {} }),
  );
  const [kept, version] = await lake.transaction(async ({ db }) => {
    await putWallets(db, rows);
    return [[...(await recent.take(db, addresses)).values()], await versionOf(db)] as const;
  });
  const ofAddress = (address: string): StoredWallet => kept.find((row) => row.address === address)!;
  recent.keep(addresses.map(ofAddress), version);
  const taken = await recent.take(lake.db, addresses);
  expect(addresses.map((address) => taken.get(address) === ofAddress(address))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
