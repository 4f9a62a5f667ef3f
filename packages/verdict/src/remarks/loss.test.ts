import { findAsset } from "@tetron/domain/asset";
import type { Network } from "@tetron/domain/network";
import { fromExactJson, toExactJson } from "@tetron/lake/exact-json";
import { expect, test } from "vitest";
import { estimate } from "../estimate/estimate.ts";
import type { ScoreInputs } from "../score-inputs.ts";
import { ALICE, anEngine, aSide, BOB, featuresOf, someInputs } from "../testing.ts";
import { lossOf, lossRemark } from "./loss.ts";

const engine = await anEngine();
const ZERO = `0x${"0".repeat(40)}`;
const USDT = findAsset("ethereum", "USDT").contract!;
const loss = (symbol: string, address: string, network: Network = "ethereum") =>
  lossOf(findAsset(network, symbol), { network, address });

test("a token sent to a token contract, or anything sent to an address without owner, would be lost", () => {
  expect(loss("USDT", USDT)).toMatchObject({ kind: "token_contract", own: true });
  expect(loss("USDC", USDT)).toMatchObject({ kind: "token_contract", own: false });
  expect(loss("ETH", ZERO)).toMatchObject({ kind: "burn", name: "the zero address" });
  expect(loss("USDT", ZERO)).toMatchObject({ kind: "burn" });
  expect(loss("SOL", "11111111111111111111111111111111", "solana")).toMatchObject({ kind: "system_program" });
  expect(loss("BTC", "1BitcoinEaterAddressDontSendf59kuE", "bitcoin")).toMatchObject({
    kind: "unspendable_script",
  });
});

test("a coin that is sent to a mint on Solana is lost: the mint has no key, and wraps nothing", () => {
  expect(loss("SOL", findAsset("solana", "USDC").contract!, "solana")).toMatchObject({
    name: "the mint of USDC",
  });
  expect(loss("SOL", "So11111111111111111111111111111111111111112", "solana")).not.toBeNull();
});

test("a payment to a wallet would not be lost, nor a coin to a contract that wraps or refuses it", () => {
  expect(loss("ETH", BOB)).toBeNull();
  expect(loss("ETH", findAsset("ethereum", "WETH").contract!)).toBeNull();
  expect(loss("ETH", USDT)).toBeNull();
  // The contract of USDT on Ethereum is an unknown address on BNB Smart Chain.
  expect(loss("USDT", USDT, "bsc")).toBeNull();
});

test("100 USDT to the contract of USDT are declined as lost and not as fraud, and no score moves", () => {
  const label = { label: "blocked", name: "Tether: USDT Stablecoin", list: "eth-labels", version: "v1" };
  const payment = { from: aSide(ALICE, { features: featuresOf(-3) }), coins: null };
  const to = aSide(USDT, { labels: [label, { ...label, label: "bitfinex" }] });
  const lost = estimate(engine, someInputs({ ...payment, to, remarks: [lossRemark(loss("USDT", USDT)!)] }));
  const other = estimate(engine, someInputs({ ...payment, to }));

  expect(lost).toMatchObject({ recommendation: "decline", rule: { id: "would-be-lost" } });
  expect(lost.fraudScore).toBe(other.fraudScore);
  expect(lost.base).toBe(other.base);
  const codes = lost.reasons.map(({ code }) => code);
  expect(codes).toContain("WOULD_BE_LOST");
  expect(codes).not.toContain("FRAUD_LABEL");
  const reason = lost.reasons.find(({ code }) => code === "WOULD_BE_LOST")!;
  expect(reason).toMatchObject({
    contribution: 0,
    side: "to",
    title: expect.stringContaining("its own contract"),
  });
});

test("a payment to the zero address says that it can never be spent", () => {
  const label = { label: "blocked", name: "Null: 0x000...000", list: "eth-labels", version: "v1" };
  const to = aSide(ZERO, { labels: [label] });
  const { reasons, rule } = estimate(engine, someInputs({ to, remarks: [lossRemark(loss("ETH", ZERO)!)] }));
  expect(rule.id).toBe("would-be-lost");
  expect(reasons.find(({ code }) => code === "WOULD_BE_LOST")!.title).toBe(
    "The payment would be lost: it would go to the zero address, from where nobody can send it on",
  );
});

test("a sanctions list decides first, and a lost payment is declined while a source is late", () => {
  const gone = { to: aSide(ZERO), remarks: [lossRemark(loss("ETH", ZERO)!)] };
  const sanctions = [{ list: "OFAC SDN", version: "v1" }];
  expect(estimate(engine, someInputs({ ...gone, from: aSide(ALICE, { sanctions }) })).rule.id).toBe(
    "sanctioned",
  );
  expect(estimate(engine, someInputs({ ...gone, late: true })).recommendation).toBe("decline");
});

test("inputs from before losses were asked, and from before they were remarks, replay to the bit", () => {
  for (const inputs of [someInputs(), someInputs({ loss: null }), someInputs({ loss: loss("ETH", ZERO)! })]) {
    const stored = fromExactJson(JSON.parse(toExactJson(inputs))) as ScoreInputs;
    expect(estimate(engine, stored)).toEqual(estimate(engine, inputs));
  }
  expect(estimate(engine, someInputs({ loss: null }))).toEqual(estimate(engine, someInputs()));
  const lost = loss("ETH", ZERO)!;
  expect(estimate(engine, someInputs({ loss: lost }))).toEqual(
    estimate(engine, someInputs({ remarks: [lossRemark(lost)] })),
  );
});
