import { expect, test } from "vitest";
import { heldMempool } from "./held-mempool.ts";

test("what a comparison has is news once, and announcements that are older than it are none", () => {
  const mempool = heldMempool();
  expect(mempool.add("a", 3)).toBe(true);
  expect(mempool.compare({ txids: ["a", "b"], sequence: 5 })).toEqual(["b"]);
  // `b` came by the change 4, before the node was asked.
  expect(mempool.add("b", 4)).toBe(false);
  expect(mempool.compare({ txids: ["a", "b"], sequence: 5 })).toEqual([]);
});

test("what came while the node was asked stays, and what left is forgotten and news when it comes again", () => {
  const mempool = heldMempool();
  mempool.compare({ txids: ["a", "b"], sequence: 5 });
  mempool.add("c", 7);
  mempool.remove("b");
  expect(mempool.compare({ txids: ["b"], sequence: 6 })).toEqual(["b"]);
  expect(["a", "b", "c"].filter(mempool.has)).toEqual(["b", "c"]);
  // As after a reorg.
  expect(mempool.add("c", 9)).toBe(true);
});

test("a node that counts anew is believed", () => {
  const mempool = heldMempool();
  mempool.add("a", 70);
  mempool.compare({ txids: ["a"], sequence: 71 });
  mempool.doubt();
  expect(mempool.add("b", 1)).toBe(true);
  expect(mempool.compare({ txids: ["b"], sequence: 2 })).toEqual([]);
  expect(["a", "b"].filter(mempool.has)).toEqual(["b"]);
});
