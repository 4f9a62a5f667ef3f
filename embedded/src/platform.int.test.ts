import { parseExplorerAccount } from "@tetron/connectors/datasets/explorer-account";
import { importHistories } from "@tetron/ingestion/imports/import-histories";
import { loadSanctions } from "@tetron/lake/sanctions";
import { emptyLake, silent } from "@tetron/lake/testing";
import { replay } from "@tetron/scoring/replay";
import { scoreTransaction } from "@tetron/scoring/score-transaction";
import { readSettings } from "@tetron/service/settings";
import { readShippedLists } from "@tetron/service/shipped-lists";
import { openEditions } from "@tetron/verdict/editions/editions";
import { parse } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPlatform, type Platform } from "./platform.ts";
import { Settings } from "./settings.ts";

/** Public wallets: two ordinary ones and one reported for fraud. */
const ORDINARY = "0x206d226f226f62994dbc70cc6da1a02f2825466e";
const OTHER = "0x737b5032148d04ff44cae59679177f3eba546792";
const FRAUD = "0xde1dc040e4ed660935828350627c27c3dd1c585a";
const COINBASE = "0x02466e547bfdab679fc49e96bbfc62b9747d997c";
const TORNADO = "0x8589427373d6d84e98730d7795d8f6f8731fda16";
const RONIN = "0x098b716b8aaf21512996dc57eb0615e2383e2f96";
const SANCTIONED_BITCOIN = "12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h";
const NOBODY = [
  "0x00000000000000000000000000000000000e0001",
  "0x00000000000000000000000000000000000e0002",
] as const;

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const { signal } = new AbortController();

let platform: Platform;
beforeAll(async () => {
  const lake = stack.use(await emptyLake("embedded", await readShippedLists()));
  const settings = readSettings(Settings, {});
  platform = await openPlatform(stack, { lake, settings, log: silent, signal });
});

const CALLER = { tenant: "acme", keyId: "key_1", requestId: "req_1" };

function pay(fromAddress: string, toAddress: string, amount = "0.5") {
  const input = { fromAddress, toAddress, amount, currency: "ETH", network: "ethereum" };
  return scoreTransaction(platform.scoring, CALLER, input, signal);
}

test("a payment between two old ordinary wallets is approved", async () => {
  const score = await pay(ORDINARY, OTHER);
  expect(score).toMatchObject({ status: "completed", recommendation: "approve", rule: { id: "low-risk" } });
  expect(score.fraudScore).toBeLessThan(2);
});

test("a payment from an old ordinary wallet to an exchange is approved", async () => {
  const score = await pay(ORDINARY, COINBASE);
  expect(score).toMatchObject({ recommendation: "approve" });
  expect(score.reasons.map(({ code }) => code)).toContain("SERVICE_LABEL");
});

test("a payment to a known fraud wallet is declined, with the list that names it", async () => {
  const score = await pay(ORDINARY, FRAUD);
  expect(score).toMatchObject({ recommendation: "decline", rule: { id: "known-fraud-recipient" } });
  expect(score.fraudScore).toBeGreaterThan(95);
  const { evidence } = score.reasons.find(({ code }) => code === "FRAUD_LABEL")!;
  expect(evidence[0]?.source).toMatch(/^ethereum-histories /);
});

test("a sanctioned wallet is declined on either side, naming the list and its edition", async () => {
  for (const score of [await pay(ORDINARY, RONIN), await pay(RONIN, ORDINARY)]) {
    expect(score).toMatchObject({ recommendation: "decline", rule: { id: "sanctioned" } });
    const { evidence } = score.reasons.find(({ code }) => code === "SANCTIONED")!;
    expect(evidence[0]).toMatchObject({
      value: "OFAC SDN ETH",
      source: expect.stringMatching(/^OFAC SDN ETH 2026-10-01/),
    });
    expect(evidence).toHaveLength(1);
  }
});

test("a delisted mixer is no longer sanctioned, and its other labels are listed", async () => {
  const score = await pay(ORDINARY, TORNADO);
  expect(score).toMatchObject({ recommendation: "review", rule: { id: "elevated-risk" } });
  const codes = score.reasons.map(({ code }) => code);
  expect(codes).toContain("RISKY_LABEL");
  expect(codes).not.toContain("SANCTIONED");
});

test("a score names the edition of each asset's sanctions that was asked, and of every list of labels", async () => {
  const { versions } = await pay(ORDINARY, OTHER);
  const days = Object.fromEntries(versions.lists.map(({ list, version }) => [list, version.slice(0, 10)]));
  expect(days).toMatchObject({
    "OFAC SDN ETH": "2026-10-01",
    "OFAC SDN USDT": "2025-11-27",
    "OFAC SDN ETC": "2024-09-27",
    "eth-labels": "2024-06-17",
    "explorer-labels-2023": "2023-10-02",
    "graphsense-tagpacks-2026": "2026-05-12",
  });
  expect(days, "nobody asked it about a wallet on Ethereum").not.toHaveProperty("OFAC SDN XBT");
});

test("a sanctioned wallet is declined on another chain too", async () => {
  const input = {
    fromAddress: "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
    toAddress: SANCTIONED_BITCOIN,
    amount: "0.01",
    currency: "BTC",
    network: "bitcoin",
  };
  const score = await scoreTransaction(platform.scoring, CALLER, input, signal);
  expect(score).toMatchObject({ recommendation: "decline", rule: { id: "sanctioned" }, currency: "BTC" });
});

test("a payment between two unknown wallets is reviewed, near the base rate and without confidence", async () => {
  const score = await pay(...NOBODY);
  expect(score).toMatchObject({ recommendation: "review", confidence: 0 });
  expect(score.fraudScore).toBeCloseTo(100 * (1 - 0.95 ** 2), 6);
  expect(score.reasons.map(({ code }) => code)).toEqual(["NO_HISTORY", "NO_HISTORY", "STALE_LIST"]);
});

test("what the model says nothing of is not said to be like the wallets that it knows", async () => {
  const { id } = await pay(...NOBODY);
  const { data, errors } = await platform.supergraph.execute({
    document: parse(`{ score(id: "${id}") { to { known fraudProbability outOfDistribution } } }`),
    context: { caller: { ...CALLER, scopes: ["score:read"] } },
    signal,
  });
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({
    score: { to: { known: false, fraudProbability: null, outOfDistribution: null } },
  });
});

test("a wallet counts as known once its history is imported", async () => {
  const [from, to] = NOBODY;
  const day = 86_400;
  const start = Math.floor(Date.now() / 1_000) - 41 * day;
  const normal = Array.from({ length: 40 }, (_, i) => ({
    timeStamp: start + i * day,
    from: i % 2 ? from : OTHER,
    to: i % 2 ? OTHER : from,
    value: "300000000000000000",
  }));
  const { history } = parseExplorerAccount({ address: from, normal });
  const records = (async function* () {
    yield { line: 1, value: history };
  })();
  await importHistories(platform.lake, records, {
    owner: "operator",
    actor: "key_1",
    source: "import",
    now: new Date(),
    signal,
  });
  const score = await pay(from, OTHER, "0.2");
  expect(score.wallets.from).toMatchObject({ known: true, confidence: 0.8 });
  expect(score.reasons.map(({ code }) => code)).toContain("KNOWN_RECIPIENT");
  expect((await pay(from, to, "50")).reasons.map(({ code }) => code)).toEqual(
    expect.arrayContaining(["NEW_RECIPIENT", "AMOUNT_FAR_ABOVE_HISTORY"]),
  );
});

test("every stored score is its base and contributions to the bit, and is replayed to the bit", async () => {
  const editions = openEditions({ current: platform.scoring, folder: undefined });
  for (const [from, to] of [
    [ORDINARY, FRAUD],
    [FRAUD, OTHER],
    [NOBODY[0], OTHER],
  ] as const) {
    const { id, fraudScore, base, reasons } = await pay(from, to, "1.25");
    const sum = reasons.reduce((logOdds, { contribution }) => logOdds + contribution, base);
    expect(fraudScore).toBe(100 / (1 + Math.exp(-sum)));
    expect(await replay({ lake: platform.lake, editions }, id, signal)).toMatchObject({ equal: true });
  }
});

test("a newer sanctions list counts from the next score on", async () => {
  expect(await pay(ORDINARY, OTHER)).toMatchObject({ recommendation: "approve" });
  const edition = {
    name: "OFAC SDN ETH",
    version: "2027-01-01",
    url: "https://x.test",
    owner: "system" as const,
    network: "ethereum" as const,
    asOf: new Date(),
  };
  await loadSanctions(platform.lake, edition, [{ address: OTHER, network: "ethereum", asset: "ETH" }]);
  expect(await pay(ORDINARY, OTHER)).toMatchObject({ recommendation: "decline", rule: { id: "sanctioned" } });
});
