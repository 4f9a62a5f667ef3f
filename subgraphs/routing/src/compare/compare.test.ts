import { readFile } from "node:fs/promises";
import { findAsset } from "@tetron/domain/asset";
import { refusalOf } from "@tetron/domain/testing";
import { expect, test } from "vitest";
import { aMarket } from "../../test/market.ts";
import { catalogue } from "../../test/quotes.ts";
import { buildPaymentGraph } from "../payment-graph.ts";
import { compareLanes } from "./compare-lanes.ts";
import { readQuotes } from "./read-quotes.ts";

const market = aMarket();
const priced = buildPaymentGraph(catalogue, market, 0);

function fixture(name: string): Promise<string> {
  return readFile(new URL(`fixtures/${name}.json`, import.meta.url), "utf8");
}

test("LI.FI's quote is set beside the same bridge first, in base units, basis points and seconds", async () => {
  const [quote] = readQuotes(await fixture("lifi-quote"));
  expect(quote).toMatchObject({
    service: "lifi",
    carrier: "across",
    sent: 1_000_000_000n,
    received: 999_830_000n,
    seconds: 4,
  });
  expect(quote!.from.asset).toBe(findAsset("ethereum", "USDC"));

  const [same, ...others] = compareLanes(quote!, priced, market);

  expect(same).toMatchObject({ carrier: "across", same: true });
  expect(same!.more).toBe(same!.received! - 999_830_000n);
  expect(same!.moreBasisPoints).toBeCloseTo(Number(same!.more) / 99_983, 1);
  expect(same!.longerSeconds).toBe(same!.seconds - 4);
  expect(others.map(({ carrier }) => carrier)).toEqual(
    expect.arrayContaining(["cctp-fast", "cctp-standard", "relay"]),
  );
  expect(others.some(({ same: again }) => again)).toBe(false);
});

test("the amount sent in Across's quote is its output plus the fee, also where the decimals differ", async () => {
  const [quote] = readQuotes(await fixture("across-suggested-fees"));

  expect(quote).toMatchObject({ service: "across", sent: 1_000_000_000n, seconds: 2 });
  expect(quote!.to.asset).toBe(findAsset("bsc", "USDC"));
  expect(compareLanes(quote!, priced, market)[0]).toMatchObject({ carrier: "across", same: true });
});

test("USDC.e is no USDC, whatever its symbol", async () => {
  const [quote] = readQuotes(await fixture("lifi-routes"));

  expect(quote!.from).toMatchObject({ symbol: "USDCe", asset: null });
  expect(quote!.to.asset).toBe(findAsset("solana", "USDC"));
  expect(compareLanes(quote!, priced, market)).toEqual([]);
});

test("several answers are read from one list, and anything else is refused", async () => {
  const both = `[${await fixture("lifi-quote")},${await fixture("across-suggested-fees")}]`;

  expect(readQuotes(both).map(({ service }) => service)).toEqual(["lifi", "across"]);
  for (const [text, field, reason] of [
    ["{}", "file", "unknown_quote"],
    ["[]", "file", "unknown_quote"],
    ['{"routes":3}', "file", "unknown_quote"],
    ["no JSON", "file", "not_json"],
    ['{"tool":"x","tool":"y"}', "tool", "duplicate_key"],
  ] as const)
    expect(refusalOf(() => readQuotes(text)).details).toEqual({ field, reason });
  const wrong = (await fixture("lifi-quote")).replaceAll('"decimals": 6', '"decimals": 18');
  expect(() => readQuotes(wrong)).toThrow("has 6 decimals, the quote says 18");
});

test("a refusal names the file", () => {
  expect(() => readQuotes("no quote", "quote.json")).toThrow(/^quote\.json is not JSON/);
  expect(() => readQuotes("{}", "quote.json")).toThrow(/^quote\.json\b/);
});
