import { Failure } from "@tetron/domain/failure";
import { expect, test } from "vitest";
import { createGroupCommit } from "./group-commit.ts";

/**
 * A group commit over a store that records its batches and refuses items named "bad" or "lost". `held` delays
 * every write; `writing` resolves when the first write has begun.
 */
function aGroup(
  options: { maxBatch?: number; maxWaiting?: number; deadlineMs?: number; held?: Promise<void> } = {},
) {
  const batches: string[][] = [];
  const writing = Promise.withResolvers<void>();
  const group = createGroupCommit<string>({
    maxBatch: options.maxBatch ?? 500,
    maxWaiting: options.maxWaiting ?? 1_000,
    deadlineMs: options.deadlineMs ?? 10_000,
    isOneItemsFault: (error) => (error as Error).message === "bad item",
    write: async (items) => {
      writing.resolve();
      await options.held;
      if (items.includes("lost")) throw new Error("connection lost");
      if (items.includes("bad")) throw new Error("bad item");
      batches.push([...items]);
    },
  });
  return { batches, group, writing: writing.promise };
}

test("commits handed in together are written together", async () => {
  const { batches, group } = aGroup();
  await Promise.all(["a", "b", "c"].map((item) => group.commit(item)));
  expect(batches).toEqual([["a", "b", "c"]]);
});

test("commits that arrive while a batch is written are in the next one, in order", async () => {
  const store = Promise.withResolvers<void>();
  const { batches, group, writing } = aGroup({ held: store.promise });
  const first = group.commit("a");
  await writing;
  const next = [group.commit("b"), group.commit("c")];
  store.resolve();
  await Promise.all([first, ...next]);
  expect(batches).toEqual([["a"], ["b", "c"]]);
});

test("a batch is never larger than the store can take", async () => {
  const { batches, group } = aGroup({ maxBatch: 2 });
  await Promise.all(["a", "b", "c", "d", "e"].map((item) => group.commit(item)));
  expect(batches).toEqual([["a", "b"], ["c", "d"], ["e"]]);
});

test("one bad item fails alone", async () => {
  const { batches, group } = aGroup();
  const results = await Promise.allSettled(["a", "bad", "c"].map((item) => group.commit(item)));
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(batches).toEqual([["a"], ["c"]]);
});

test("one bad item among many costs a few batches, not one for each", async () => {
  const { batches, group } = aGroup();
  const items = Array.from({ length: 256 }, (_, i) => (i === 100 ? "bad" : `${i}`));
  const results = await Promise.allSettled(items.map((item) => group.commit(item)));
  expect(results.filter(({ status }) => status === "rejected")).toHaveLength(1);
  expect(batches.flat()).toEqual(items.filter((item) => item !== "bad"));
  expect(batches.length).toBeLessThanOrEqual(8);
});

test("when the store is lost nothing is written twice, and every caller in the batch gets the error", async () => {
  const { batches, group } = aGroup();
  const results = await Promise.allSettled(["a", "lost"].map((item) => group.commit(item)));
  expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(batches).toEqual([]);
});

test("the next batch is written after one that failed", async () => {
  const { batches, group } = aGroup();
  await expect(group.commit("lost")).rejects.toThrow("connection lost");
  await group.commit("a");
  expect(batches).toEqual([["a"]]);
});

test("too much waiting is refused at once rather than hidden", async () => {
  const { group } = aGroup({ maxWaiting: 2 });
  const waiting = [group.commit("a"), group.commit("b")];
  await expect(group.commit("c")).rejects.toSatisfy(
    (error) => error instanceof Failure && error.code === "UNAVAILABLE",
  );
  await Promise.all(waiting);
});

test("a caller who leaves before its batch begins withdraws its item", async () => {
  const { batches, group } = aGroup();
  const leaving = new AbortController();
  const kept = group.commit("a");
  const withdrawn = group.commit("b", leaving.signal);
  leaving.abort(new Error("left"));
  await expect(withdrawn).rejects.toThrow("left");
  await kept;
  expect(batches).toEqual([["a"]]);
});

test("a caller that aborts later cannot undo what is being written", async () => {
  const store = Promise.withResolvers<void>();
  const { batches, group, writing } = aGroup({ held: store.promise });
  const leaving = new AbortController();
  const commit = group.commit("a", leaving.signal);
  await writing;
  leaving.abort();
  store.resolve();
  await commit;
  expect(batches).toEqual([["a"]]);
});

test("idle waits for everything that was handed in", async () => {
  const { batches, group } = aGroup({ maxBatch: 1 });
  void group.commit("a");
  void group.commit("b");
  await group.idle();
  expect(batches).toEqual([["a"], ["b"]]);
});

test("a store that does not answer is given up: queued writes were not done, and the outcome of those sent is unknown", async () => {
  const store = Promise.withResolvers<void>();
  const { batches, group, writing } = aGroup({ deadlineMs: 30, held: store.promise });
  const frozen = group.commit("frozen");
  await writing;
  const results = await Promise.allSettled([frozen, group.commit("behind")]);
  expect(results).toMatchObject([
    { reason: { code: "UNAVAILABLE", details: { outcome: "unknown" } } },
    { reason: { code: "UNAVAILABLE", details: { outcome: "nothing_done" } } },
  ]);
  store.resolve();
  await group.idle();
  expect(batches).toEqual([["frozen"]]);
});
