import { isFailure } from "@tetron/domain/failure";
import { expect, test } from "vitest";
import { anInput, BITCOINER, catalogue } from "../../test/quotes.ts";
import { parseQuoteRequest, type QuoteInput } from "./request.ts";

const OTHER_BITCOINER = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq";

const parse = (changes: Partial<QuoteInput> = {}) => parseQuoteRequest(anInput(changes), catalogue);

test("omitted fields have defaults: same network and currency, exact out, balanced", () => {
  expect(parse()).toMatchObject({
    source: { network: "ethereum", symbol: "USDC" },
    target: { network: "ethereum", symbol: "USDC" },
    exact: "out",
    units: 100_000_000n,
    preference: "balanced",
    maxFee: null,
    feeCurrency: "USD",
    maxTime: null,
    exclude: [],
  });
});

const PEPE = "eip155:1/erc20:0x6982508145454ce325ddbe47a25d4ec3d2311933";
const ARBITRUM_USDC_E = "eip155:42161/erc20:0xff970a61a04b1ca14834a43f5de4533ebddb5cc8";

test("an asset is named by its symbol or its CAIP-19 id, and is the same one that lanes know", () => {
  const { source } = parse();
  expect(parse({ currency: source.caip19 }).source).toBe(source);
  expect(parse({ currency: source.caip19, toNetwork: "base" }).target.symbol).toBe("USDC");
});

test.each([
  ["a token that nobody knows", { currency: PEPE }, { field: "currency", reason: "unknown_currency" }],
  ["one for the recipient", { toCurrency: PEPE }, { field: "toCurrency", reason: "unknown_currency" }],
  [
    "one that a bridge made",
    { network: "arbitrum", currency: "USDC.e" },
    { field: "currency", reason: "no_route" },
  ],
  [
    "an asset of another network",
    { currency: ARBITRUM_USDC_E },
    { field: "currency", reason: "wrong_network" },
  ],
])("%s is refused, naming the field", (_, changes, details) => {
  try {
    parse(changes);
    expect.unreachable();
  } catch (error) {
    expect(isFailure(error, "UNPROCESSABLE") && error.details).toEqual(details);
  }
});

test("the amount counts in what it is exact for", () => {
  const swap = { currency: "ETH", toCurrency: "USDC", amount: "1.5" };

  expect(parse({ ...swap, exact: "in" }).units).toBe(15n * 10n ** 17n);
  expect(parse({ ...swap, exact: "out" }).units).toBe(1_500_000n);
});

test.each([
  ["dust of a key's hash", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", "0.00000545", "0.00000546 BTC"],
  ["dust of a script", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "0.00000539", "0.0000054 BTC"],
  ["dust of a witness", BITCOINER, "0.00000293", "0.00000294 BTC"],
])("%s is refused with the least", (_, toAddress, amount, least) => {
  const bitcoin = { network: "bitcoin", currency: "BTC", fromAddress: OTHER_BITCOINER };
  try {
    parse({ ...bitcoin, toAddress, amount });
    expect.unreachable();
  } catch (error) {
    expect(isFailure(error, "UNPROCESSABLE") && error.details).toEqual({
      field: "amount",
      reason: "below_network_minimum",
    });
    expect((error as Error).message).toContain(least);
  }
  expect(parse({ ...bitcoin, toAddress, amount: least.split(" ")[0]! }).units > 0n).toBe(true);
});

test("weights become thousandths", () => {
  expect(parse({ weights: { fee: 0.5, time: 0, risk: 1 } }).preference).toEqual({
    fee: 500,
    time: 0,
    risk: 1_000,
  });
});

test("the same address on two networks is two wallets", () => {
  const { fromAddress } = anInput();
  expect(parse({ toAddress: fromAddress, toNetwork: "base" }).to.network).toBe("base");
});

test.each<[string, Partial<QuoteInput>, string, string]>([
  ["an unknown network", { network: "tron" }, "network", "unknown_network"],
  ["an unknown destination", { toNetwork: "mars" }, "toNetwork", "unknown_network"],
  ["an unknown currency", { currency: "DOGE" }, "currency", "unknown_currency"],
  ["a currency of another network", { currency: "POL" }, "currency", "not_on_network"],
  [
    "a currency that the destination lacks",
    { currency: "ETH", toNetwork: "polygon" },
    "toCurrency",
    "not_on_network",
  ],
  ["an address of another network", { toAddress: BITCOINER }, "toAddress", "wrong_network"],
  ["the same wallet on both sides", { toAddress: anInput().fromAddress }, "toAddress", "same_wallet"],
  ["an amount of 0", { amount: "0.00" }, "amount", "zero"],
  ["an amount that is no number", { amount: "1e3" }, "amount", "not_decimal"],
  ["an amount finer than the asset", { amount: "0.0000001" }, "amount", "too_precise"],
  ["an amount of 10^80", { amount: `1${"0".repeat(80)}` }, "amount", "too_large"],
  ["an unknown preference", { preference: "prettiest" }, "preference", "unknown_preference"],
  [
    "weights with a preference",
    { preference: "safest", weights: { fee: 1, time: 1, risk: 1 } },
    "weights",
    "with_preference",
  ],
  [
    "a weight that is not a number",
    { weights: { fee: Number.NaN, time: 1, risk: 1 } },
    "weights",
    "out_of_range",
  ],
  ["a negative weight", { weights: { fee: -1, time: 1, risk: 1 } }, "weights", "out_of_range"],
  ["weights of nothing", { weights: { fee: 0, time: 0.0001, risk: 0 } }, "weights", "all_zero"],
  ["a max fee of 0", { maxFee: "0" }, "maxFee", "zero"],
  ["a negative max fee", { maxFee: "-1" }, "maxFee", "not_decimal"],
  ["a max fee that is no number", { maxFee: "NaN" }, "maxFee", "not_decimal"],
  ["an unknown fee currency", { feeCurrency: "XYZ" }, "feeCurrency", "unknown_currency"],
  ["a max time of 0", { maxTime: 0 }, "maxTime", "out_of_range"],
  ["half a second", { maxTime: 0.5 }, "maxTime", "out_of_range"],
  ["an unknown bridge", { exclude: ["across", "wormhole"] }, "exclude", "unknown_bridge"],
  ["a transfer that is excluded", { exclude: ["transfer-ethereum"] }, "exclude", "unknown_bridge"],
  ["too many bridges", { exclude: Array.from({ length: 101 }, () => "across") }, "exclude", "too_many"],
  ["an unknown exactness", { exact: "both" }, "exact", "unknown_exact"],
])("%s is refused and named", (_, changes, field, reason) => {
  let thrown: unknown;
  try {
    parse(changes);
  } catch (error) {
    thrown = error;
  }
  expect(isFailure(thrown, "UNPROCESSABLE") && thrown.details).toEqual({ field, reason });
});
