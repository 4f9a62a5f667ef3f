import { until } from "@tetron/domain/testing";
import { newSecret } from "@tetron/lake/key-secret";
import { insertKey, keyRow, requireKey } from "@tetron/lake/keys";
import { emptyLake, silent } from "@tetron/lake/testing";
import { expect, test } from "vitest";
import { recordKeyUses } from "./key-uses.ts";

test("the last use of a key is written later, once a minute, and no caller waits for it", async () => {
  await using lake = await emptyLake();
  const facts = { tenant: "acme", name: "a", scopes: [], allowedIps: [], expiresAt: null };
  await lake.commit([insertKey(keyRow(newSecret(), { id: "key_1", createdAt: new Date(0), ...facts }))]);
  const commits: unknown[] = [];
  const commit: typeof lake.commit = (writes, signal) => {
    commits.push(writes);
    return lake.commit(writes, signal);
  };
  await using stack = new AsyncDisposableStack();
  const used = recordKeyUses(stack, { lake: { commit }, log: silent, everyMs: 5 });
  for (let i = 0; i < 100; i++) used("key_1");
  expect(commits).toEqual([]);
  const lastUse = async () => (await requireKey(lake.db, "acme", "key_1")).lastUsedAt;
  await until("the use is written", async () => (await lastUse()) !== null, 10_000);
  const first = await lastUse();
  used("key_1");
  await stack.disposeAsync();
  expect([commits.length, await lastUse()]).toEqual([1, first]);
});
