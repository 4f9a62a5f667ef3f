import { findAsset } from "@tetron/domain/asset";
import type { AccountTransaction, TokenTransfer } from "@tetron/domain/history";
import { anyHistory } from "@tetron/features/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { STRANGER } from "./evidence.ts";
import { evidenceOfTokenTransfer, evidenceOfTransaction, reputationOfHistory } from "./history.ts";
import { reputationModel } from "./model.ts";
import { reputationOf } from "./reputation.ts";
import { A_TIME, anAddress, aReputationArtifact, EXCHANGE } from "./testing.ts";

const ETHER = 10n ** 18n;
const WALLET = { network: "ethereum", address: anAddress(0) } as const;
const USDC = findAsset("ethereum", "USDC").contract!;

const transaction: AccountTransaction = {
  timestamp: A_TIME,
  direction: "received",
  counterparty: anAddress(1),
  value: 2n * ETHER,
  createsContract: false,
  failed: false,
  methodId: null,
  hash: null,
};
const transfer: TokenTransfer = {
  timestamp: A_TIME,
  direction: "received",
  counterparty: anAddress(1),
  token: USDC,
  symbol: "USDC",
  value: 5_000_000n,
  decimals: 6,
  hash: null,
};
const evidence = (changes: Partial<AccountTransaction>) =>
  evidenceOfTransaction(WALLET, { ...transaction, ...changes }, () => EXCHANGE);
const tokenEvidence = (changes: Partial<TokenTransfer>) =>
  evidenceOfTokenTransfer(WALLET, { ...transfer, ...changes }, () => EXCHANGE);

test("a transaction has its value in ether, and its counterparty's knowledge", () => {
  expect(evidence({})).toMatchObject({ value: 2, dust: false, known: EXCHANGE, direction: "received" });
});

test("a failed transaction moved nothing and is no evidence", () => {
  expect(evidence({ failed: true })).toBeNull();
});

test("a payment to oneself has no counterparty and is no evidence", () => {
  expect(evidence({ counterparty: WALLET.address })).toBeNull();
  expect(tokenEvidence({ counterparty: WALLET.address })).toBeNull();
});

test("a tiny amount is dust, unless it calls a contract", () => {
  expect(evidence({ value: 1n })).toMatchObject({ dust: true });
  expect(evidence({ value: 0n, methodId: "0xa9059cbb" })).toMatchObject({ dust: false });
});

test("a contract creation has no counterparty", () => {
  expect(evidence({ createsContract: true })).toMatchObject({ counterparty: null, known: STRANGER });
  expect(evidence({ counterparty: "genesis" })).toMatchObject({ counterparty: null });
});

test("a token counts by its contract, whatever it calls itself", () => {
  expect(tokenEvidence({})).toMatchObject({ dust: false, known: EXCHANGE });
  expect(tokenEvidence({})!.value).toBeCloseTo(0.005, 9);
  expect(tokenEvidence({ token: anAddress(9), direction: "sent" })).toMatchObject({
    direction: "received",
    dust: true,
    known: STRANGER,
  });
});

test("a transfer log of zero is dust, whichever sender the log names", () => {
  expect(tokenEvidence({ value: 0n, direction: "sent" })).toMatchObject({
    direction: "received",
    dust: true,
  });
});

test("any history has a reputation that is a number", () => {
  const model = reputationModel(aReputationArtifact(), "ethereum");
  fc.assert(
    fc.property(anyHistory, (history) => {
      const state = reputationOfHistory(history, () => EXCHANGE);
      const { score, confidence } = reputationOf(state, state.latest, model);
      expect(score >= 0 && score <= 100 && confidence >= 0 && confidence <= 1).toBe(true);
    }),
  );
});
