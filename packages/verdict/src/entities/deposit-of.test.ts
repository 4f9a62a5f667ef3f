import type { SentTotal, WalletFlow } from "@tetron/lake/wallet-flows";
import { expect, test } from "vitest";
import { depositOf, MAX_FLOWS } from "./deposit-of.ts";

const ETHER = "eip155:1/slip44:60";
const USDT = "eip155:1/erc20:0xdac17f958d2ee523a2206206994597c13d831ec7";
const SPAM = `eip155:1/erc20:0x${"5".repeat(40)}`;
const KRAKEN = ["0xk1", "0xk2"];
const serviceAt = (address: string) =>
  KRAKEN.includes(address) ? "Kraken" : address === "0xb" ? "Binance" : null;
const paid = (counterparty: string, count: number, change: Partial<SentTotal> = {}): SentTotal => ({
  ...{ counterparty, count, asset: ETHER, amount: BigInt(count) * 10n ** 18n },
  ...{ first: new Date("2026-01-01T00:00:00Z"), last: new Date("2026-02-01T00:00:00Z") },
  ...change,
});
const flow = (sent: readonly SentTotal[], change: Partial<WalletFlow> = {}): WalletFlow => ({
  ...{ sent, isCut: false, payers: ["0xcustomer"], payerCount: 1 },
  ...change,
});
const of = (sent: readonly SentTotal[], change: Partial<WalletFlow> = {}) =>
  depositOf("ethereum", flow(sent, change), serviceAt);

test("a wallet that pays one service's wallets again and again is a customer's address there", () => {
  const later = new Date("2026-03-01T00:00:00Z");
  expect(of([paid("0xk1", 6), paid("0xk2", 2, { asset: USDT, amount: 5n, last: later })])).toEqual({
    ...{ service: "Kraken", sweeps: 8, share: 1, wallets: KRAKEN, isFunded: false, payers: 1 },
    ...{ firstSweep: new Date("2026-01-01T00:00:00Z"), lastSweep: later, confidence: 0.8 },
  });
});

test("three payments are the least, and nine of ten", () => {
  expect(of([paid("0xk1", 2)])).toBe(null);
  expect(of([paid("0xk1", 3)])).toMatchObject({ sweeps: 3, confidence: 0.6 });
  const small = { amount: 1n };
  expect(of([paid("0xk1", 9), paid("0xa", 1, small)])).toMatchObject({ share: 0.9 });
  expect(of([paid("0xk1", 8), paid("0xa", 1, small)])).toBe(null);
});

test("nearly all of each asset goes there, not only most payments", () => {
  expect(of([paid("0xk1", 19, { amount: 95n }), paid("0xa", 1, { amount: 5n })])).not.toBe(null);
  expect(of([paid("0xk1", 19, { amount: 94n }), paid("0xa", 1, { amount: 6n })])).toBe(null);
});

test("payments to two services are those of a person", () => {
  expect(of([paid("0xk1", 5), paid("0xb", 5)])).toBe(null);
});

test("a wallet that only the service pays is no customer's", () => {
  expect(of([paid("0xk1", 5)], { payers: ["0xk1"], payerCount: 1 })).toBe(null);
  expect(of([paid("0xk1", 5)], { payers: [], payerCount: 0 })).toBe(null);
});

test("fees paid by the service halve the doubt, and nothing is certain", () => {
  const funded = { payers: ["0xcustomer", "0xk2"], payerCount: 2 };
  expect(of([paid("0xk1", 3)], funded)).toMatchObject({ isFunded: true, payers: 1, confidence: 0.8 });
  expect(of([paid("0xk1", 1_000)], funded)).toMatchObject({ confidence: 0.95 });
});

test("tokens that nobody knows count neither for nor against it", () => {
  expect(of([paid("0xk1", 3), paid("0xa", 50, { asset: SPAM })])).toMatchObject({ sweeps: 3, share: 1 });
  expect(of([paid("0xk1", 50, { asset: SPAM })])).toBe(null);
});

test("a wallet with more counterparties than are looked at is none", () => {
  const many = Array.from({ length: MAX_FLOWS }, () => paid("0xk1", 1));
  expect(of(many)).not.toBe(null);
  expect(of(many, { isCut: true })).toBe(null);
});

test("on bitcoin, where customers pay labelled addresses themselves, the confidence is limited", () => {
  const coin = { asset: "bip122:000000000019d6689c085ae165831e93/slip44:0" };
  expect(depositOf("bitcoin", flow([paid("0xk1", 100, coin)]), serviceAt)).toMatchObject({ confidence: 0.6 });
});
