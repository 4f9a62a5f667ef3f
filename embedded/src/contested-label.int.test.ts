import { tableUsd } from "@tetron/connectors/market/prices/table-usd";
import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import { walletId } from "@tetron/domain/wallet";
import { contestLabel } from "@tetron/ingestion/contests/contest-label";
import { findContest } from "@tetron/lake/label-contests";
import { loadLabels } from "@tetron/lake/labels";
import { loadReferenceWallets } from "@tetron/lake/reference-wallets";
import { loadSanctions } from "@tetron/lake/sanctions";
import { emptyLake, silent } from "@tetron/lake/testing";
import { replay } from "@tetron/scoring/replay";
import { scoreTransaction } from "@tetron/scoring/score-transaction";
import { openReputationArtifacts } from "@tetron/service/reputation-artifacts";
import { eraseData } from "@tetron/tenancy/erase-data";
import { openEditions } from "@tetron/verdict/editions/editions";
import { openVerdict } from "@tetron/verdict/open-verdict";
import { afterAll, expect, test } from "vitest";

const [PAYER, SHOP, BARRED, ACCUSED] = [1, 2, 3, 4].map((n) => `0x${`${n}a`.repeat(20)}`) as [
  ...[string, string, string, string],
];
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

await loadReferenceWallets(lake, { ...list, name: "accounts" }, [
  { ...on(ACCUSED), referenceLabel: "fraud" },
]);

const pay = (toAddress: string, tenant: string, network = "ethereum") =>
  scoreTransaction(
    { lake, log: silent, ...verdict },
    { tenant, keyId: "key_1", requestId: "req_1" },
    { fromAddress: PAYER, toAddress, amount: "0.5", currency: "ETH", network },
    signal,
  );
const contest = (address: string, name = "watchlist") =>
  contestLabel(
    lake,
    { ...on(address), list: name, reason: "It is ours." },
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

test("what a data set says of an account can be contested, and counts less on every network of its key", async () => {
  await expect(contest(ACCUSED, "watchlist")).rejects.toMatchObject({
    details: { reason: "no_such_label" },
    message: expect.stringContaining("These lists do: accounts."),
  });
  for (const network of ["ethereum", "base"])
    expect(await pay(ACCUSED, "acme", network)).toMatchObject({
      ...{ recommendation: "decline", rule: { id: "known-fraud-recipient" } },
    });
  await contest(ACCUSED, "accounts");
  for (const network of ["ethereum", "base"]) {
    const after = await pay(ACCUSED, "acme", network);
    expect(after).toMatchObject({ recommendation: "review" });
    expect(after.reasons.find(({ code }) => code === "RISKY_LABEL")).toMatchObject({
      evidence: [{ name: "contested_reference_label", value: "fraud", source: "accounts 1" }],
    });
    expect(await replay({ lake, editions }, after.id, signal)).toMatchObject({ equal: true });
  }
  expect(await pay(ACCUSED, "other")).toMatchObject({ recommendation: "decline" });
});

test("erasing a wallet removes the reason of its contest, and the contest stays", async () => {
  const key = { owner: "tenant:acme", ...on(SHOP), source: "watchlist" } as const;
  expect((await findContest(lake.db, key))!.reason).toBe("It is ours.");
  await eraseData(lake, "command-line", { tenant: "acme", person: walletId(on(SHOP)) });
  expect((await findContest(lake.db, key))!.reason).toBe("The reason was erased.");
  expect((await findContest(lake.db, { ...key, ...on(BARRED) }))!.reason).toBe("It is ours.");
  expect(await pay(SHOP, "acme")).toMatchObject({ recommendation: "review" });
});

test("lists that contradict each other leave no certainty", async () => {
  await loadLabels(lake, { ...list, name: "services" }, [
    { ...on(ACCUSED), label: "exchange", name: "Shop" },
  ]);
  const score = await pay(ACCUSED, "other");
  expect(score).toMatchObject({ recommendation: "review", rule: { id: "label-conflict" }, confidence: 0 });
  // Certain but for the age of the lists would be more than a half.
  expect(score.wallets.to.confidence).toBeLessThan(0.5);
});
