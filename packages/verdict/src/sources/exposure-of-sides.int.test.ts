import { SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import { emptyLake } from "@tetron/lake/testing";
import type { TransferSource } from "@tetron/lake/transfer-sources";
import { afterAll, expect, test } from "vitest";
import { exposureOfSides } from "./exposure-of-sides.ts";

const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());

/** A store that never answers. */
const silentLake = {
  ...lake,
  db: new Proxy(lake.db, { get: () => () => new Promise<never>(() => {}) }),
};
const source: TransferSource = {
  ...{ network: "bitcoin", address: "a", isComplete: true, isFollowed: true, history: null },
} as unknown as TransferSource;
const asked = { owners: [], lists: [], sources: { from: source, to: undefined }, mostMs: 600_000 };
const given = { taxonomy: SHIPPED_TAXONOMY, known: [] };

test("an exposure that takes too long is null, and one that nobody waits for any more is not waited for", async () => {
  const inTime = exposureOfSides(silentLake, { ...given, deadlineMs: 40 });
  expect(await inTime({ ...asked, signal: new AbortController().signal })).toEqual({ from: null, to: null });

  const hurried = exposureOfSides(silentLake, { ...given, deadlineMs: 600_000 });
  const [mostMs, { signal }] = [0, new AbortController()];
  expect(await hurried({ ...asked, mostMs, signal })).toEqual({ from: null, to: null });

  const patient = exposureOfSides(silentLake, { ...given, deadlineMs: 600_000 });
  const gone = new AbortController();
  const waiting = patient({ ...asked, signal: gone.signal });
  gone.abort(new Error("gone"));
  await expect(waiting).rejects.toThrow("gone");
});
