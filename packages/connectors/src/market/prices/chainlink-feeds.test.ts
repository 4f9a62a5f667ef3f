import { parseAddress, printAddress } from "@tetron/domain/address";
import { ASSETS } from "@tetron/domain/asset";
import { expect, test } from "vitest";
import { CHAINLINK_FEEDS } from "./chainlink-feeds.ts";
import { pricedSymbol, tablePrice } from "./table.ts";

test("every feed has a valid checksum address and is listed once", () => {
  for (const { network, contract } of CHAINLINK_FEEDS)
    expect(printAddress(network, parseAddress(network, contract))).toBe(contract);
  const keys = CHAINLINK_FEEDS.map(({ network, symbol }) => `${network}/${symbol}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test("every asset that Tetron knows has a shipped price and a feed on Ethereum", () => {
  for (const { symbol } of ASSETS) {
    const priced = pricedSymbol(symbol);
    expect(tablePrice(priced).usdE8).toBeGreaterThan(0n);
    expect(CHAINLINK_FEEDS.some((feed) => feed.symbol === priced && feed.network === "ethereum")).toBe(true);
  }
});

test("a symbol without a price is refused", () => {
  expect(() => pricedSymbol("DOGE")).toThrow('"DOGE" has no price');
  expect(() => pricedSymbol("constructor")).toThrow("has no price");
});
