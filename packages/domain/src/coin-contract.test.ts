import { expect, test } from "vitest";
import { ASSETS } from "./asset.ts";
import { coinContract } from "./coin-contract.ts";
import { NETWORK_IDS, NETWORKS } from "./network.ts";

test("every EVM network has a contract that wraps its coin", () => {
  for (const network of NETWORK_IDS.filter((id) => NETWORKS[id].family === "evm")) {
    const symbol = `W${NETWORKS[network].native}`;
    const listed = ASSETS.find((each) => each.network === network && each.symbol === symbol);
    if (listed) expect(coinContract(network, listed.contract!)?.does, network).toBe("wraps");
  }
  expect(coinContract("polygon", "0x0d500b1d8e8ef31e21c99d1db9a6444d3adf1270")).toMatchObject({
    does: "wraps",
    name: "the contract of WPOL",
  });
});

test("any other token of the registry refuses a coin, and so does the ether of another network", () => {
  expect(coinContract("ethereum", "0xdac17f958d2ee523a2206206994597c13d831ec7")).toMatchObject({
    does: "refuses",
    name: "the contract of USDT",
  });
  // On Polygon WETH is a token that was bridged, and the coin is POL.
  expect(coinContract("polygon", "0x7ceb23fd6bc0add59e62ac25578270cff1b9f619")?.does).toBe("refuses");
});

test("a wallet, a contract on another network and a mint are unknown", () => {
  expect(coinContract("ethereum", "0x28c6c06298d514db089934071355e5743bf21d60")).toBeNull();
  expect(coinContract("bsc", "0xdac17f958d2ee523a2206206994597c13d831ec7")).toBeNull();
  expect(coinContract("solana", "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v")).toBeNull();
});
