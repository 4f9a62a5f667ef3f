import { eq } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { walletTallies } from "./tables/wallet-tallies.ts";
import { emptyLake, testStores } from "./testing.ts";
import { addToTallies, putTallies, type WalletTally } from "./wallet-tallies.ts";

/** What an array of texts could be mistaken in. */
const text = fc.oneof(
  fc.constantFrom("", "NULL", '"', "\\", "{}", "a,b", ' "\\" ', "0x1", "é€😀"),
  fc.string().map((any) => any.replaceAll("\0", "")),
);
const each = fc.record({
  ...{ address: fc.constantFrom("0x1", "0x2"), tally: fc.constantFrom("sent", "received"), key: text },
  count: fc.integer({ min: 1, max: 3 }),
});
const nameOf = ({ address, tally, key }: WalletTally) => JSON.stringify([address, tally, key]);
const some = fc.uniqueArray(each, { maxLength: 12, selector: nameOf });

describe.each(testStores())("in the $kind store", ({ kind, missing }) => {
  test.skipIf(missing !== undefined)(
    "tallies add up, and those that had a count before are answered",
    async () => {
      await using lake = await emptyLake(kind);
      const { db } = lake;
      const stored = async () => {
        const rows = await db.select().from(walletTallies).where(eq(walletTallies.network, "ethereum"));
        return new Map(rows.map((row) => [nameOf(row), row.count]));
      };
      await fc.assert(
        fc.asyncProperty(fc.array(some, { minLength: 1, maxLength: 4 }), async (steps) => {
          await putTallies(db, "ethereum", { addresses: ["0x1", "0x2"], tallies: [] });
          const sums = new Map<string, number>();
          for (const added of steps) {
            const before = new Map(sums);
            for (const one of added) sums.set(nameOf(one), (sums.get(nameOf(one)) ?? 0) + one.count);
            const answered = await addToTallies(db, "ethereum", added);
            const counts = new Map(answered.map((one) => [nameOf(one), one.count]));
            for (const name of added.map(nameOf)) if (before.has(name)) expect(counts.has(name)).toBe(true);
            for (const [name, count] of counts) expect(count).toBe(sums.get(name));
          }
          expect(await stored()).toEqual(sums);
          const taken = steps.flat().map((one) => ({ ...one, count: -one.count }));
          for (const one of taken) await addToTallies(db, "ethereum", [one]);
          expect(await stored()).toEqual(new Map());
          const [first = []] = steps;
          await putTallies(db, "ethereum", { addresses: ["0x1", "0x2"], tallies: first });
          expect(await stored()).toEqual(new Map(first.map((one) => [nameOf(one), one.count])));
        }),
        { numRuns: 25 },
      );
    },
  );
});
