import fc from "fast-check";
import { expect, test } from "vitest";
import { type MempoolEntry, queueOf } from "./mempool.ts";

function entry(txid: string, vsize: number, fee: number, parents: string[] = []): MempoolEntry {
  return { txid, vsize, fee, time: 0, parents };
}

const order = (entries: MempoolEntry[]) => queueOf(entries).map(({ vsize, rate }) => [vsize, rate]);

test("without relations the queue is by rate", () => {
  expect(order([entry("a", 100, 100), entry("b", 200, 600), entry("c", 300, 600)])).toEqual([
    [200, 3000],
    [300, 2000],
    [100, 1000],
  ]);
});

test("a child that pays brings its parent in at their common rate", () => {
  const parent = entry("parent", 100, 0);
  const child = entry("child", 101, 402, ["parent"]);
  const other = entry("other", 300, 450);

  expect(queueOf([child, other, parent]).map(({ txid, rate }) => [txid, rate])).toEqual([
    ["parent", 2000],
    ["child", 2000],
    ["other", 1500],
  ]);
});

test("a child does not pay for a parent that another child has brought in", () => {
  const parent = entry("parent", 100, 0);
  const rich = entry("rich", 100, 1000, ["parent"]);
  const poor = entry("poor", 100, 300, ["parent"]);

  expect(order([parent, rich, poor]).map(([, rate]) => rate)).toEqual([5000, 5000, 3000]);
});

test("a parent that is not in the mempool does not count", () => {
  expect(order([entry("a", 100, 100, ["mined"])])).toEqual([[100, 1000]]);
});

test("every entry is queued once, whatever the relations", () => {
  const entries = fc
    .array(
      fc.tuple(fc.integer({ min: 60, max: 1_000 }), fc.nat(100_000), fc.array(fc.nat(50), { maxLength: 3 })),
      {
        maxLength: 50,
      },
    )
    .map((rows) =>
      rows.map(([vsize, fee, parents], i) =>
        entry(`${i}`, vsize, fee, [...new Set(parents.filter((parent) => parent < i).map(String))]),
      ),
    );
  fc.assert(
    fc.property(entries, (mempool) => {
      const queue = queueOf(mempool);
      expect(queue).toHaveLength(mempool.length);
      const sum = (list: readonly { vsize: number }[]) => list.reduce((total, { vsize }) => total + vsize, 0);
      expect(sum(queue)).toBe(sum(mempool));
    }),
  );
});
