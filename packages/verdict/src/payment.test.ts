import { isFailure } from "@tetron/domain/failure";
import { expect, test } from "vitest";
import { type PaymentInput, parsePayment } from "./payment.ts";

const PAYMENT: PaymentInput = {
  fromAddress: "0x00009277775ac7d0d59eaad8fee3d10ac6c805e8",
  toAddress: "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
  amount: "0.5",
  currency: "ETH",
  network: "ethereum",
};

function refusalOf(change: Partial<PaymentInput>): unknown {
  try {
    return parsePayment({ ...PAYMENT, ...change });
  } catch (thrown) {
    return isFailure(thrown, "UNPROCESSABLE") ? thrown.details : thrown;
  }
}

test("a payment is read into stored addresses and base units", () => {
  const { from, to, asset, units } = parsePayment(PAYMENT);
  expect([from.address, to.address, asset.symbol, units]).toEqual([
    PAYMENT.fromAddress,
    PAYMENT.toAddress.toLowerCase(),
    "ETH",
    500_000_000_000_000_000n,
  ]);
});

const PEPE = "eip155:1/erc20:0x6982508145454ce325ddbe47a25d4ec3d2311933";
const USDC_E = "eip155:42161/erc20:0xff970a61a04b1ca14834a43f5de4533ebddb5cc8";

test("the currency is given by a symbol or by the id of its contract", () => {
  const byId = { currency: "eip155:1/erc20:0xdAC17F958D2ee523a2206206994597C13D831ec7", amount: "1.5" };
  expect(parsePayment({ ...PAYMENT, ...byId })).toEqual(
    parsePayment({ ...PAYMENT, currency: "USDT", amount: "1.5" }),
  );
});

test("an amount of an unknown token is in base units, however many", () => {
  const { units, asset } = parsePayment({ ...PAYMENT, currency: PEPE, amount: `1${"0".repeat(40)}` });
  expect(units).toBe(10n ** 40n);
  expect(asset).toMatchObject({ isKnown: false, caip19: PEPE });
});

test.each([
  ["USDT", "USDT"],
  ["usdt", "USDT"],
  [" USD₮ ", "USDT"],
  ["UЅDТ", "USDT"],
  ["ETH", "ETH"],
  ["PEPE", null],
  ["", null],
])("an unknown token that calls itself %j takes the symbol %s", (currencySymbol, symbol) => {
  const made = parsePayment({ ...PAYMENT, amount: "5", currency: PEPE, currencySymbol });
  expect(made.falseSymbol).toBe(symbol);
});

test("a token with its own symbol is not reported as a false symbol", () => {
  const usdc = parsePayment({ ...PAYMENT, currency: "USDC", currencySymbol: "USDC" });
  const bridged = { network: "arbitrum", currency: USDC_E, currencySymbol: "USDC.e" };
  for (const made of [usdc, parsePayment({ ...PAYMENT, ...bridged })]) expect(made.falseSymbol).toBeNull();
});

test.each([
  ["an unknown network", { network: "dogecoin" }, { field: "network", reason: "unknown_network" }],
  ["an empty network", { network: "" }, { field: "network", reason: "unknown_network" }],
  ["an unknown currency", { currency: "XYZ" }, { field: "currency", reason: "unknown_currency" }],
  ["a currency of another network", { currency: "SOL" }, { field: "currency", reason: "not_on_network" }],
  ["a short address", { fromAddress: "0x12" }, { field: "fromAddress", reason: "malformed" }],
  ["an empty address", { toAddress: "" }, { field: "toAddress", reason: "malformed" }],
  ["a very long address", { toAddress: "0".repeat(5_000) }, { field: "toAddress", reason: "malformed" }],
  [
    "a broken checksum",
    { toAddress: "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD" },
    { field: "toAddress", reason: "bad_checksum" },
  ],
  [
    "an address of another network",
    { toAddress: "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4" },
    { field: "toAddress", reason: "wrong_network" },
  ],
  [
    "a payment to oneself, in other capitals",
    { toAddress: PAYMENT.fromAddress.toUpperCase().replace("0X", "0x") },
    { field: "toAddress", reason: "same_wallet" },
  ],
  [
    "a part of a token whose decimals nobody knows",
    { currency: PEPE },
    { field: "amount", reason: "decimals_unknown" },
  ],
  [
    "a bridge's token under the issuer's symbol",
    { network: "arbitrum", currency: USDC_E, currencySymbol: "USDC" },
    { field: "currencySymbol", reason: "other_asset" },
  ],
  ["an asset of another network", { currency: USDC_E }, { field: "currency", reason: "wrong_network" }],
  ["amount 0", { amount: "0" }, { field: "amount", reason: "zero" }],
  ["amount 0.000", { amount: "0.000" }, { field: "amount", reason: "zero" }],
  ["a negative amount", { amount: "-1" }, { field: "amount", reason: "not_decimal" }],
  ["an exponent", { amount: "1e3" }, { field: "amount", reason: "not_decimal" }],
  ["not a number", { amount: "NaN" }, { field: "amount", reason: "not_decimal" }],
  ["an empty amount", { amount: "" }, { field: "amount", reason: "not_decimal" }],
  ["too many decimals", { amount: `0.${"0".repeat(18)}1` }, { field: "amount", reason: "too_precise" }],
  [
    "too many decimals for USDC",
    { amount: "0.0000001", currency: "USDC" },
    { field: "amount", reason: "too_precise" },
  ],
  ["10^40", { amount: `1${"0".repeat(40)}` }, { field: "amount", reason: "too_large" }],
  [
    "more than any network counts",
    { amount: `1${"0".repeat(75)}` },
    { field: "amount", reason: "too_large" },
  ],
])("%s is refused, naming the field", (_what, change, refusal) => {
  expect(refusalOf(change)).toEqual(refusal);
});
