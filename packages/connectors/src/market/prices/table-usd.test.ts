import { ASSETS, findAsset } from "@tetron/domain/asset";
import { BRIDGED_TOKENS } from "@tetron/domain/bridged-tokens";
import { parseAsset } from "@tetron/domain/parse-asset";
import { expect, test } from "vitest";
import { tableUsd } from "./table-usd.ts";

test.each([...ASSETS, ...BRIDGED_TOKENS].map((asset) => [asset.caip19, asset] as const))(
  "%s has a value in dollars",
  (_id, asset) => {
    const whole = tableUsd({ asset, units: 10n ** BigInt(asset.decimals) });
    expect(whole).toBeGreaterThan(0);
    expect(tableUsd({ asset, units: 5n * 10n ** BigInt(asset.decimals) })).toBeCloseTo(5 * whole!, 6);
  },
);

test("a dollar of a stablecoin is a dollar, whatever its decimals", () => {
  expect(tableUsd({ asset: findAsset("ethereum", "USDC"), units: 1_000_000n })).toBe(1);
  expect(tableUsd({ asset: findAsset("bsc", "USDT"), units: 10n ** 18n })).toBe(1);
});

test("bridged USDC is worth what the USDC is that its bridge holds", () => {
  for (const asset of BRIDGED_TOKENS) expect(tableUsd({ asset, units: 1_000_000n })).toBe(1);
});

test("the value of a known token without a price is not known, and no error", () => {
  const asset = { ...findAsset("ethereum", "USDC"), symbol: "UNPRICED" };
  expect(tableUsd({ asset, units: 5n })).toBeNull();
});

test("the value of an unknown token or amount is not known", () => {
  const asset = parseAsset("ethereum", `eip155:1/erc20:0x${"1".repeat(40)}`);
  expect(tableUsd({ asset, units: 5n })).toBeNull();
  expect(tableUsd({ asset: findAsset("ethereum", "ETH"), units: null })).toBeNull();
});
