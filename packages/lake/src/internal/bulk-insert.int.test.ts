import { asc } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { wallets } from "../tables/wallets.ts";
import { aWallet, emptyLake, testStores } from "../testing.ts";
import { putWallets } from "../wallets.ts";

describe.each(testStores())("rows with large JSON on $kind", ({ kind, missing }) => {
  test.skipIf(missing !== undefined)(
    "are read as they were written, also without it, whatever it has",
    async () => {
      await using lake = await emptyLake(kind);
      const states = [
        { large: "x".repeat(120_000), odd: '\u0001 "quoted" \\ \n', not: Number.NaN, none: null },
        null,
        { small: -0, many: 2n ** 80n },
        null,
      ];
      const rows = states.map((state, n) =>
        aWallet({ address: `0x${n}`, state, behaviour: [n, Number.NaN] }),
      );
      await putWallets(lake.db, rows);
      const { state, behaviour } = wallets;
      const stored = await lake.db.select({ state, behaviour }).from(wallets).orderBy(asc(wallets.address));
      expect(stored).toEqual(rows.map((row) => ({ state: row.state, behaviour: row.behaviour })));
      // The same rows again replace them.
      await putWallets(lake.db, [{ ...rows[0]!, state: { small: 1 } }]);
      const [first] = await lake.db.select({ state }).from(wallets).orderBy(asc(wallets.address));
      expect(first).toEqual({ state: { small: 1 } });
    },
  );
});
