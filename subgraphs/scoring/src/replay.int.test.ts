import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { tableUsd } from "@tetron/connectors/market/prices/table-usd";
import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import { temporaryFolder } from "@tetron/domain/testing";
import { emptyLake, silent } from "@tetron/lake/testing";
import { openReputationArtifacts } from "@tetron/service/reputation-artifacts";
import { openEditions } from "@tetron/verdict/editions/editions";
import { openVerdict } from "@tetron/verdict/open-verdict";
import { DEFAULT_POLICY } from "@tetron/verdict/policy/read-policy";
import { ALICE, BOB } from "@tetron/verdict/testing";
import { afterAll, expect, test } from "vitest";
import { replay } from "./replay.ts";
import { scoreTransaction } from "./score-transaction.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const lake = stack.use(await emptyLake());
const { path: folder } = stack.use(temporaryFolder());
const { signal } = new AbortController();
const reputation = await openReputationArtifacts({});
const open = (settings: { readonly TETRON_POLICY?: string }) =>
  openVerdict({
    ...{ lake, reputation, log: silent },
    ...{ shelfLives: DEFAULT_SHELF_LIVES, usdOf: tableUsd },
    settings: { TETRON_SOURCE_DEADLINE_MS: 5_000, ...settings },
  });

test("a score of another policy is replayed by that policy, and never by the current one", async () => {
  const policy = JSON.parse(await readFile(DEFAULT_POLICY, "utf8"));
  await mkdir(join(folder, "policies"));
  const TETRON_POLICY = join(folder, "policies/strict.json");
  await writeFile(TETRON_POLICY, JSON.stringify({ ...policy, prior: 0.02 }));
  const strict = await open({ TETRON_POLICY });
  const caller = { tenant: "acme", keyId: "key_1", requestId: "req_1" };
  const payment = {
    fromAddress: ALICE,
    toAddress: BOB,
    amount: "0.5",
    currency: "ETH",
    network: "ethereum",
  };
  const { id, versions } = await scoreTransaction({ ...strict, lake, log: silent }, caller, payment, signal);
  expect(versions.policy).toBe(strict.engine.policy.version);

  const current = await open({});
  const without = openEditions({ current, folder: undefined });
  await expect(replay({ lake, editions: without }, id, signal)).rejects.toMatchObject({
    code: "NOT_FOUND",
    details: { kind: "edition", id: versions.policy },
  });
  const editions = openEditions({ current, folder });
  expect(await replay({ lake, editions }, id, signal)).toMatchObject({ equal: true });
});
