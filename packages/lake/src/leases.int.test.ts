import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { leasesOf, leasesOfJobs } from "./leases.ts";
import { emptyLake, openTestLake, type TestLake, testStores } from "./testing.ts";

const HOUR = 3_600_000;

describe.each(testStores())("leases on $kind", ({ kind, missing }) => {
  describe.skipIf(missing !== undefined)("", () => {
    let lake: TestLake;
    let leases: ReturnType<typeof leasesOf>;
    beforeAll(async () => {
      lake = await emptyLake(kind);
      leases = leasesOf(lake.db);
    });
    afterAll(() => lake?.[Symbol.asyncDispose]());
    beforeEach(() => lake.clear());

    test("belong to the first process, and only that process can renew them", async () => {
      const one = { holder: "one", ttlMs: HOUR };
      const other = { holder: "other", ttlMs: HOUR };
      expect(await leases.hold(["a", "b"], one)).toEqual(["a", "b"]);
      expect(await leases.hold(["a", "b", "c"], other)).toEqual(["c"]);
      expect(await leases.hold(["a", "b", "c"], one)).toEqual(["a", "b"]);
    });

    test("of an embedded store's process are free once another one has it, and keep others away meanwhile", async () => {
      if (kind !== "embedded") return;
      await leases.hold(["a"], { holder: "killed", ttlMs: HOUR });
      const jobs = leasesOfJobs(lake);
      const names = ["a", "b"];
      for (let n = 0; n < 2; n++)
        expect(await jobs.hold(names, { holder: "own", ttlMs: HOUR })).toEqual(["a", "b"]);
      expect(await leases.hold(["a"], { holder: "rebuild", ttlMs: HOUR })).toEqual([]);
      await jobs.release("own");
      expect(await leases.hold(["a"], { holder: "rebuild", ttlMs: HOUR })).toEqual(["a"]);
    });

    test("that expired go to the next process that asks", async () => {
      await leases.hold(["a"], { holder: "one", ttlMs: 0 });
      expect(await leases.hold(["a"], { holder: "other", ttlMs: HOUR })).toEqual(["a"]);
      expect(await leases.hold(["a"], { holder: "one", ttlMs: HOUR })).toEqual([]);
    });

    test("that are released are free at once, and no others are", async () => {
      await leases.hold(["a"], { holder: "one", ttlMs: HOUR });
      await leases.hold(["b"], { holder: "other", ttlMs: HOUR });
      await leases.release("one");
      expect(await leases.hold(["a", "b"], { holder: "third", ttlMs: HOUR })).toEqual(["a"]);
    });

    test("of many that are asked for at once each belong to exactly one", async () => {
      const other = "databaseUrl" in lake.place ? await openTestLake(lake.place) : undefined;
      const databases = other === undefined ? [lake.db] : [lake.db, other.db];
      const names = Array.from({ length: 40 }, (_, i) => `job ${i}`);
      const held = await Promise.all(
        Array.from({ length: 8 }, (_, i) =>
          leasesOf(databases[i % databases.length]!).hold(names, { holder: `process ${i}`, ttlMs: HOUR }),
        ),
      );
      await other?.[Symbol.asyncDispose]();
      expect(held.flat().sort()).toEqual(names.toSorted());
    });
  });
});
