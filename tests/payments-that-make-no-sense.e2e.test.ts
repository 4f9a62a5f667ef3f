import { afterAll, beforeAll, expect, test } from "vitest";
import { aPayment, query, send } from "./client.ts";
import { aHome, type Platform, startEmbedded } from "./platform.ts";

const stack = new AsyncDisposableStack();
let tetron: Platform;
beforeAll(async () => {
  tetron = stack.use(await startEmbedded(aHome(stack)));
});
afterAll(() => stack.disposeAsync());

const USDT = "0xdac17f958d2ee523a2206206994597c13d831ec7";
const YFI = "0x0bc529c00c6401aef6d220be8c6ea1667f6ad93e";
const ZORA = "0xd8e3fb3b08eba982f2754988d70d57edc0055ae6";

const says = (code: string, rule: string, recommendation: string) => ({ code, rule, recommendation });
const LOST = says("WOULD_BE_LOST", "would-be-lost", "decline");
const REVERTS = says("WOULD_REVERT", "would-revert", "decline");
const DOUBTFUL = says("DOUBTFUL_RECIPIENT", "doubtful-recipient", "review");

/** Payments with a well-known outcome: amount, asset, recipient, and the expected answer. */
const PAYMENTS = [
  ["100", "USDT", USDT, LOST],
  ["1", "ETH", `0x${"0".repeat(40)}`, LOST],
  ["1", "ETH", USDT, REVERTS],
  ["1", "ETH", "0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2", says("WRAPS", "wraps", "review")],
  ["5", "USDT", "0x50b6071561f068963bcfe2b341126cd6accafafb", DOUBTFUL],
  ["1", "ETH", YFI, DOUBTFUL],
  ["100", "USDC", YFI, LOST],
  ["1", "ETH", ZORA, DOUBTFUL],
  ["100", "USDC", ZORA, LOST],
  // Arbitrum's one-step-proof contracts.
  ["1", "ETH", "0x2df287a3b2fd0916c0b3d4882201ff360acd6ec3", DOUBTFUL],
  ["1", "ETH", "0x3e1f62aa8076000c3218493fe3e0ae40bcb9a1df", DOUBTFUL],
  ["1", "ETH", "0x4812be53be02b9f38063cf55fef0a19d2ba8bb3a", DOUBTFUL],
  ["1", "ETH", "0xce81e7d009e53c02242b724819df1869da5e9fd8", DOUBTFUL],
] as const;

test.each(PAYMENTS)(
  "%s %s to %s makes no sense, and is no fraud",
  async (amount, currency, to_address, expected) => {
    const { code, rule, recommendation } = expected;
    const { status, body } = await send(tetron, "/v1/score", aPayment({ amount, currency, to_address }));
    expect(status).toBe(200);
    expect(body).toMatchObject({ recommendation, rule: { id: rule } });
    expect(body.fraud_score).toBeLessThan(25);
    const codes = body.reasons.map((reason: { code: string }) => reason.code);
    expect(codes).not.toContain("FRAUD_LABEL");
    const reason = body.reasons.find((each: { code: string }) => each.code === code);
    expect(reason).toMatchObject({ contribution: 0, side: "to" });
    expect(reason.evidence.length).toBeGreaterThan(0);
  },
);

test.each([
  ["USDC.e", "polygon"],
  ["eip155:10/erc20:0x7F5c764cBc14f9669B88837ca1490cCa17c31607", "optimism"],
  ["USDC.e", "arbitrum"],
  ["USDbC", "base"],
])("a payment in %s on %s is scored as one in any known token", async (currency, network) => {
  const { status, body } = await send(tetron, "/v1/score", aPayment({ amount: "5", currency, network }));
  expect(body.error).toBeUndefined();
  expect(status).toBe(200);
  expect(body.reasons.map(({ code }: { code: string }) => code)).not.toContain("UNKNOWN_TOKEN");
});

test("the exchange's wallet that half of the world pays to is a service, and is paid without a look", async () => {
  const { body } = await send(
    tetron,
    "/v1/score",
    aPayment({ amount: "0.1", to_address: "0x28c6c06298d514db089934071355e5743bf21d60" }),
  );
  expect(body.reasons.map(({ code }: { code: string }) => code)).toContain("SERVICE_LABEL");
  expect(body.recommendation).toBe("approve");
});

test("a contract that calls itself USDT and is not is named, and a symbol means the listed contract", async () => {
  const usdt = `eip155:1/erc20:${USDT}`;
  const known = await send(tetron, "/v1/score", aPayment({ amount: "1.5", currency: usdt }));
  const bySymbol = await send(tetron, "/v1/score", aPayment({ amount: "1.5", currency: "USDT" }));
  expect([known.body.asset, bySymbol.body.asset]).toEqual([usdt, usdt]);
  // Reputations decay between the two requests, by less than this precision.
  expect(known.body.fraud_score).toBeCloseTo(bySymbol.body.fraud_score, 6);

  const currency = `eip155:1/erc20:0x${"abc1".repeat(10)}`;
  const fake = await send(
    tetron,
    "/v1/score",
    aPayment({ amount: "1500000", currency, currency_symbol: "USDТ" }),
  );
  expect(fake.body).toMatchObject({ recommendation: "decline", rule: { id: "fake-token" }, asset: currency });
  const unknown = await send(tetron, "/v1/score", aPayment({ amount: "1500000", currency }));
  expect(unknown.body).toMatchObject({ recommendation: "review", rule: { id: "unknown-token" } });
  expect(unknown.body.fraud_score).toBeCloseTo(fake.body.fraud_score, 6);

  const refused = await send(tetron, "/v1/score", aPayment({ amount: "1.5", currency }));
  expect(refused).toMatchObject({ status: 422, body: { error: { code: "UNPROCESSABLE" } } });
  expect(refused.body.error.details).toMatchObject([{ field: "amount", reason: "decimals_unknown" }]);
  const bridged = "eip155:42161/erc20:0xff970a61a04b1ca14834a43f5de4533ebddb5cc8";
  const arbitrum = { network: "arbitrum", amount: "1.5", currency: bridged, currency_symbol: "USDC" };
  const other = await send(tetron, "/v1/score", aPayment(arbitrum));
  expect(other.body.error.details).toMatchObject([{ field: "currency_symbol", reason: "other_asset" }]);
});

test("less than bitcoin's dust is too small, and the smallest allowed amount passes", async () => {
  const bitcoin = {
    network: "bitcoin",
    currency: "BTC",
    from_address: "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
    to_address: "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
  };
  const codesOf = async (amount: string) => {
    const { body } = await send(tetron, "/v1/score", aPayment({ ...bitcoin, amount }));
    return body.reasons.map(({ code }: { code: string }) => code);
  };
  expect(await codesOf("0.00000545")).toContain("BELOW_DUST");
  expect(await codesOf("0.00000546")).not.toContain("BELOW_DUST");
});

test("a mixer, a spam token and a warning are none of them a service", async () => {
  const words = [
    "typhoon-cash",
    "ethereum-mixer",
    "spam-token",
    "high-risk",
    "flagged-by-sec",
    "compromised",
  ];
  const addresses = words.map((_, i) => `0x${"5eed".repeat(9)}000${i}`);
  const lines = words.map((label, i) => JSON.stringify({ address: addresses[i], label, name: "Somebody" }));
  const list = { network: "ethereum", format: "NDJSON", list: "watchlist", version: "1", lines };
  const imported = await query(
    tetron,
    "mutation ($input: ImportInput!) { importLabels(input: $input) { created } }",
    { input: list },
  );
  expect(imported.body.errors).toBeUndefined();
  for (const [i, word] of words.entries()) {
    const { body } = await send(tetron, "/v1/score", aPayment({ to_address: addresses[i] }));
    const codes = body.reasons.map(({ code }: { code: string }) => code);
    expect(codes, word).toContain("RISKY_LABEL");
    expect(codes, word).not.toContain("SERVICE_LABEL");
    expect(body.recommendation, word).toBe("review");
  }
});
