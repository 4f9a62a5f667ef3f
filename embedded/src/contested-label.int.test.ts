import { tableUsd } from "@tetron/connectors/market/prices/table-usd";
import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import { contestLabel } from "@tetron/ingestion/contests/contest-label";
import { loadLabels } from "@tetron/lake/labels";
import { loadSanctions } from "@tetron/lake/sanctions";
import { emptyLake, silent } from "@tetron/lake/testing";
import { replay } from "@tetron/scoring/replay";
import { scoreTransaction } from "@tetron/scoring/score-transaction";
import { openReputationArtifacts } from "@tetron/service/reputation-artifacts";
import { openEditions } from "@tetron/verdict/editions/editions";
import { openVerdict } from "@tetron/verdict/open-verdict";
import { afterAll, expect, test } from "vitest";

const [PAYER, SHOP, BARRED] = [1, 2, 3].map((n) => `0x${`${n}a`.repeat(20)}`) as [string, string, string];
const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());
const { signal } = new AbortController();
const reputation = await openReputationArtifacts({});
const settings = { TETRON_SOURCE_DEADLINE_MS: 5_000 };
const verdict = await openVerdict({
  ...{ lake, settings, reputation, log: silent },
  ...{ shelfLives: DEFAULT_SHELF_LIVES, usdOf: tableUsd },
});
const editions = openEditions({ current: verdict, folder: undefined });

const list = { owner: "operator", version: "1", url: "", network: "*", asOf: new Date(0) } as const;
const on = (address: string) => ({ network: "ethereum" as const, address });
await loadLabels(lake, { ...list, name: "watchlist" }, [
  { ...on(SHOP), label: "phish-hack", name: "" },
  { ...on(BARRED), label: "phish-hack", name: "" },
]);
await loadSanctions(lake, { ...list, name: "OFAC SDN ETH" }, [{ ...on(BARRED), asset: "ETH" }]);

const pay = (toAddress: string, tenant: string) =>
  scoreTransaction(
    { lake, log: silent, ...verdict },
    { tenant, keyId: "key_1", requestId: "req_1" },
    { fromAddress: PAYER, toAddress, amount: "0.5", currency: "ETH", network: "ethereum" },
    signal,
  );
const contest = (address: string) =>
  contestLabel(
    lake,
    { ...on(address), list: "watchlist", reason: "It is ours." },
    { owner: "tenant:acme", actor: "key_1", now: new Date() },
  );

test("a contested accusation is reviewed for who contests it and declined for everybody else, and both replay", async () => {
  const before = await pay(SHOP, "acme");
  expect(before).toMatchObject({ recommendation: "decline", rule: { id: "known-fraud-recipient" } });
  await contest(SHOP);
  const after = await pay(SHOP, "acme");
  expect(after).toMatchObject({ recommendation: "review", rule: { id: "elevated-risk" } });
  expect(after.fraudScore).toBeLessThan(before.fraudScore);
  expect(after.reasons.find(({ code }) => code === "RISKY_LABEL")).toMatchObject({
    evidence: [{ name: "contested_label", value: "phish-hack", source: "watchlist 1" }],
  });
  expect(await pay(SHOP, "other")).toMatchObject({ recommendation: "decline" });
  for (const { id } of [before, after])
    expect(await replay({ lake, editions }, id, signal)).toMatchObject({ equal: true });
});

test("who contests a label of a sanctioned wallet still cannot pay it", async () => {
  await contest(BARRED);
  expect(await pay(BARRED, "acme")).toMatchObject({ recommendation: "decline", rule: { id: "sanctioned" } });
});
