import { expect, test } from "vitest";
import { parseAddress, printAddress } from "./address.ts";
import { ASSETS, assetByContract, findAsset, nativeAsset } from "./asset.ts";
import { ASSET_ALIASES, ASSET_TABLE } from "./asset-table.ts";
import { NETWORK_IDS, NETWORKS, type Network } from "./network.ts";
import { refusalOf } from "./testing.ts";

test("every contract has a valid checksum and is stored in its canonical form", () => {
  for (const [i, { network, contract }] of ASSET_TABLE.entries()) {
    if (contract === null) continue;
    const stored = parseAddress(network, contract);
    expect(printAddress(network, stored)).toBe(contract);
    expect(ASSETS[i]!.contract).toBe(stored);
  }
});

test("no asset is listed twice, by symbol or by id", () => {
  expect(new Set(ASSETS.map(({ network, symbol }) => `${network}/${symbol}`)).size).toBe(ASSETS.length);
  expect(new Set(ASSETS.map(({ caip19 }) => caip19)).size).toBe(ASSETS.length);
});

test("every asset names a public source and its network's chain", () => {
  for (const { network, caip19, source, symbol } of ASSETS) {
    expect(URL.canParse(source)).toBe(true);
    expect(caip19.startsWith(`${NETWORKS[network].caip2}/`)).toBe(true);
    expect(symbol).toBe(symbol.toUpperCase());
  }
});

test("every network has its native coin", () => {
  for (const network of NETWORK_IDS)
    expect(nativeAsset(network)).toMatchObject({ symbol: NETWORKS[network].native, contract: null });
});

test("ids follow CAIP-19 on each family", () => {
  expect(findAsset("ethereum", "ETH").caip19).toBe("eip155:1/slip44:60");
  expect(findAsset("bsc", "usdt").caip19).toBe("eip155:56/erc20:0x55d398326f99059ff775485246999027b3197955");
  expect(findAsset("bitcoin", "btc").caip19).toBe("bip122:000000000019d6689c085ae165831e93/slip44:0");
  expect(findAsset("solana", "usdc").caip19).toBe(
    "solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp/token:EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v",
  );
});

test("decimals differ between networks where the contracts do", () => {
  expect(findAsset("ethereum", "USDC").decimals).toBe(6);
  expect(findAsset("bsc", "USDC").decimals).toBe(18);
});

test("a currency of another network and an unknown currency are different errors", () => {
  expect(refusalOf(() => findAsset("bitcoin", "USDC")).details).toEqual({
    field: "currency",
    reason: "not_on_network",
  });
  const unknown = refusalOf(() => findAsset("polygon", "doge".repeat(1000), "to_currency"));
  expect(unknown.details).toEqual({ field: "to_currency", reason: "unknown_currency" });
  expect(unknown.message.length).toBeLessThan(300);
});

test("the simulated network says which coin it has", () => {
  expect(() => findAsset("simnet", "ETH")).toThrow(/Simulat\w+ has SIM\./);
});

test("names of object members are not currencies", () => {
  for (const symbol of ["constructor", "__proto__", "toString", ""])
    expect(refusalOf(() => findAsset("ethereum", symbol)).details.reason).toBe("unknown_currency");
});

test("two tokens that share a name are two assets, and one contract with two names is one", () => {
  expect(findAsset("optimism", "USDT0")).not.toBe(findAsset("optimism", "USDT"));
  expect(findAsset("arbitrum", "usdt0")).toBe(findAsset("arbitrum", "USDT"));
  const bridgedUsdc = "0xff970a61a04b1ca14834a43f5de4533ebddb5cc8";
  expect(assetByContract("arbitrum", bridgedUsdc)).toBeUndefined();
  expect(assetByContract("arbitrum", "0xaf88d065e77c8cC2239327C5EDb3A432268e5831")).toBe(
    findAsset("arbitrum", "USDC"),
  );
  expect(assetByContract("bsc", null)).toBe(nativeAsset("bsc"));
});

test("an alias names an asset that exists and is not one itself", () => {
  for (const [alias, symbol] of Object.entries(ASSET_ALIASES)) {
    const [network, name] = alias.split("/") as [Network, string];
    expect(ASSETS.some((each) => each.network === network && each.symbol === name)).toBe(false);
    expect(findAsset(network, name).symbol).toBe(symbol);
  }
});

test("an unknown currency is echoed as given, with the way to name a token", () => {
  const usdt = "0xdac17f958d2ee523a2206206994597c13d831ec7";
  const { message } = refusalOf(() => findAsset("ethereum", usdt));
  expect(message).toContain(`"${usdt}"`);
  expect(message).toContain("eip155:1/erc20:0x");
  expect(refusalOf(() => findAsset("ethereum", "Ether")).message).toContain('"Ether"');
  expect(refusalOf(() => findAsset("polygon", "MATIC")).message).toContain("POL");
});
