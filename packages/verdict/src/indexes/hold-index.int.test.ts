import { setImmediate } from "node:timers/promises";
import { addressOf, naiveScan, placedWallets, WIDTH } from "@tetron/models/nearest/testing";
import { afterAll, expect, test } from "vitest";
import type { EditionWallets } from "./edition-wallets.ts";
import { holdIndex, MAX_WALLETS_IN_PROCESS } from "./hold-index.ts";
import { openThreadIndex } from "./thread/thread-index.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const PAGE_WALLETS = 2_000;
const { signal } = new AbortController();
const wallets = placedWallets(MAX_WALLETS_IN_PROCESS + 1, "clustered");

function editionOf(count: number): EditionWallets {
  const some = wallets.slice(0, count);
  return {
    ...{ edition: "test", asOf: new Date("2025-01-01T00:00:00Z"), fraudShare: 1 / 3, size: count },
    place: (vector44) => Float32Array.from(vector44),
    async *pages() {
      for (let at = 0; at < count; at += PAGE_WALLETS) yield some.slice(at, at + PAGE_WALLETS);
    },
  };
}

/** How often the event loop turned while something was awaited. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  let isDone = false;
  const settled = work.finally(() => {
    isDone = true;
  });
  while (!isDone) {
    await setImmediate();
    turns += 1;
  }
  await settled;
  return turns;
}

test("a large index finds what measuring every distance finds, while this thread goes on", async () => {
  const { index } = stack.use(await holdIndex(editionOf(wallets.length)));
  expect(index.size).toBe(wallets.length);
  const itself = { address: wallets[5]!.address, wallet44: wallets[5]!.point };
  const expected = naiveScan(wallets, itself.wallet44, 10, new Set([itself.address]));
  expect(await index.nearest(itself, 10, signal)).toEqual({ wallets: expected, by: "embedded" });
  const point = Float32Array.from({ length: WIDTH }, (_, column) => column - 20);
  const far = { address: addressOf(0), wallet44: point };
  expect(await turnsDuring(index.nearest(far, 10, signal))).toBeGreaterThan(0);
  expect((await index.nearest(far, 10, signal)).wallets).toEqual(naiveScan(wallets, point, 10));
});

test("a small one finds the same in this thread", async () => {
  const { index } = stack.use(await holdIndex(editionOf(3_000)));
  const { address, point } = wallets[7]!;
  expect((await index.nearest({ address, wallet44: point }, 10, signal)).wallets).toEqual(
    naiveScan(wallets.slice(0, 3_000), point, 10, new Set([address])),
  );
});

test("a search that nobody waits for any more ends with its reason, and later ones are answered", async () => {
  await using thread = openThreadIndex({ width: WIDTH, expected: 3_000 });
  const loading = thread.put(wallets.slice(0, 3_000));
  const leaving = new AbortController();
  const { point } = wallets[0]!;
  const left = thread.nearest(point, 3, { exclude: [], signal: leaving.signal });
  const stays = thread.nearest(point, 3, { exclude: [], signal });
  leaving.abort(new Error("gone"));
  await expect(left).rejects.toThrow("gone");
  await loading;
  expect(await stays).toEqual(naiveScan(wallets.slice(0, 3_000), point, 3));
  expect([thread.size, thread.bytes / thread.size < 320]).toEqual([3_000, true]);
});

test("a thread that has ended refuses, and one refuses a point with NaN and goes on", async () => {
  const thread = openThreadIndex({ width: WIDTH, expected: 10 });
  await thread.put(wallets.slice(0, 10));
  const { point } = wallets[0]!;
  await expect(thread.nearest(point.with(2, Number.NaN), 3, { exclude: [], signal })).rejects.toThrow(
    "A point has NaN in column 2.",
  );
  expect(await thread.nearest(point, 3, { exclude: [], signal })).toHaveLength(3);
  await thread[Symbol.asyncDispose]();
  await expect(thread.nearest(point, 3, { exclude: [], signal })).rejects.toThrow("has ended");
});
