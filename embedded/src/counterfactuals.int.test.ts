import { tableUsd } from "@tetron/connectors/market/prices/table-usd";
import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import { seedReference } from "@tetron/ingestion/seed-reference";
import { wallets } from "@tetron/lake/tables/wallets";
import { emptyLake, silent } from "@tetron/lake/testing";
import { counterfactualsOfScore } from "@tetron/scoring/counterfactuals-of-score";
import { driversOf } from "@tetron/scoring/drivers";
import { featuresOfDriver } from "@tetron/scoring/features-of-driver";
import { scoreTransaction } from "@tetron/scoring/score-transaction";
import { openReputationArtifacts } from "@tetron/service/reputation-artifacts";
import { readSettings } from "@tetron/service/settings";
import { readShippedLists } from "@tetron/service/shipped-lists";
import { openEditions } from "@tetron/verdict/editions/editions";
import { openVerdict } from "@tetron/verdict/open-verdict";
import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { Settings } from "./settings.ts";

const lake = await emptyLake("embedded", await readShippedLists());
afterAll(() => lake[Symbol.asyncDispose]());
await seedReference(lake, { log: silent, signal: AbortSignal.timeout(60_000) });
const settings = readSettings(Settings, {});
const verdict = await openVerdict({
  ...{ lake, settings, log: silent, shelfLives: DEFAULT_SHELF_LIVES, usdOf: tableUsd },
  reputation: await openReputationArtifacts(settings),
});
const editions = openEditions({ current: verdict, folder: undefined });
const deps = { lake, log: silent, ...verdict, editions };
const { signal } = new AbortController();
const caller = { tenant: "acme", keyId: "key_1", requestId: "req_1" };

/** An honest wallet with a long history, which ended years ago. */
const PAYER = "0x206d226f226f62994dbc70cc6da1a02f2825466e";
const SHOP = "0x00009277775ac7d0d59eaad8fee3d10ac6c805e8";

const score = (amount: string, toAddress = SHOP) =>
  scoreTransaction(
    deps,
    caller,
    { fromAddress: PAYER, toAddress, amount, currency: "ETH", network: "ethereum" },
    signal,
  );
const ask = (id: string, tenant = caller.tenant) => counterfactualsOfScore(deps, { tenant, id }, signal);

test("the payment that a counterfactual describes is scored as it says, and one of the next amount is not", async () => {
  const scored = await score("5");
  const found = await ask(scored.id);
  const amounts = found.filter(({ changes }) => changes[0]!.kind === "amount");
  expect(amounts.length).toBeGreaterThan(0);
  for (const { recommendation, rule, fraudScore, changes } of amounts) {
    const again = await score(changes[0]!.after!);
    expect(again).toMatchObject({ recommendation, rule: { id: rule.id } });
    // Reputations fade between the two.
    expect(again.fraudScore).toBeCloseTo(fraudScore, 6);
    expect(again.recommendation).not.toBe(scored.recommendation);
  }
});

test("a wallet that only behaves like a fraud account would be approved with other numbers, the nearest that the model tells apart", async () => {
  const honest = await lake.db
    .select({ address: wallets.address, behaviour: wallets.behaviour })
    .from(wallets)
    .where(eq(wallets.referenceLabel, "normal"))
    .orderBy(wallets.address)
    .limit(1_000);
  const doubted = [];
  for (const { address } of honest) {
    if (doubted.length === 3) break;
    const scored = await score("0.1", address);
    if (scored.rule.id === "elevated-risk" || scored.rule.id === "high-risk") doubted.push(scored);
  }
  expect(doubted).toHaveLength(3);
  const found = (await Promise.all(doubted.map(({ id }) => ask(id)))).flat();
  const behaviours = found.filter(({ changes }) => changes[0]!.kind === "behaviour");
  expect(behaviours.map(({ recommendation }) => recommendation)).toContain("approve");
  for (const { changes } of behaviours) expect(changes[0]!.after).not.toBe(changes[0]!.before);
});

test("another tenant's score has none", async () => {
  const { id } = await score("1");
  await expect(ask(id, "other")).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("the drivers of a score lead from its base to its value", async () => {
  const scored = await score("1");
  const drivers = driversOf(scored);
  expect(drivers.map(({ reason }) => reason)).toEqual(scored.reasons);
  expect(drivers.at(-1)!.scoreAfter).toBe(scored.fraudScore);
  expect(drivers.reduce((sum, { percent }) => sum + percent, 0)).toBeCloseTo(100, 9);
});

test("the behaviour behind a score stands beside that of normal wallets, and its probability is within its range", async () => {
  const scored = await score("1");
  const drivers = driversOf(scored);
  const behaviour = drivers.find(({ reason: { code, side } }) => code === "BEHAVIOUR" && side === "to")!;
  const featuresOf = ({ reason }: typeof behaviour) =>
    featuresOfDriver(deps, { score: scored, reason }, signal);
  const features = await featuresOf(behaviour);

  expect(features.reduce((sum, { percent }) => sum + percent, 0)).toBeCloseTo(100, 9);
  for (const { feature, normal } of features) {
    if (feature === "other" || feature === "held_out") expect(normal).toBeNull();
    else expect(normal!.p95).toBeGreaterThanOrEqual(normal!.p5);
  }
  expect(await featuresOf(drivers.find(({ reason }) => reason.code !== "BEHAVIOUR")!)).toEqual([]);
  const { fraudProbability, fraudProbabilityRange } = scored.wallets.to;
  expect(fraudProbabilityRange!.low).toBeLessThanOrEqual(fraudProbability!);
  expect(fraudProbabilityRange!.high).toBeGreaterThanOrEqual(fraudProbability!);
  expect(scored.fraudScoreRange!.low).toBeLessThanOrEqual(scored.fraudScore);
  expect(scored.fraudScoreRange!.high).toBeGreaterThanOrEqual(scored.fraudScore);
});
