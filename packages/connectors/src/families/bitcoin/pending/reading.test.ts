import { expect, test, vi } from "vitest";
import type { Rpc } from "../../../rpc/pool.ts";
import { heldMempool } from "./held-mempool.ts";
import { createReading } from "./reading.ts";

test("what a comparison finds is read many at a time, and what the node no longer has is forgotten", async () => {
  const txids = Array.from({ length: 60 }, (_, n) => n.toString(16).padStart(64, "0"));
  const mempool = heldMempool();
  const sizes: number[] = [];
  const node: Pick<Rpc, "call"> = {
    async call({ batch, result }) {
      sizes.push(batch!.params.length);
      return result.parse(batch!.params.map(() => null));
    },
  };
  const onUnread = vi.fn();
  const listeners = { onRead() {}, onUnread };
  const reading = createReading({ node, mempool }, listeners, new AbortController().signal);
  reading.rest(mempool.compare({ txids, sequence: 1 }));
  await expect.poll(() => txids.some(mempool.has)).toBe(false);
  expect(sizes).toEqual([25, 25, 10]);
  expect(onUnread).not.toHaveBeenCalled();
});
