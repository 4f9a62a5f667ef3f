import { expect, test } from "vitest";
import { ASSETS, findAsset } from "./asset.ts";
import { BRIDGED_TOKENS } from "./bridged-tokens.ts";
import { parseAsset } from "./parse-asset.ts";
import { refusalOf } from "./testing.ts";

const UNKNOWN = "0x6982508145454ce325ddbe47a25d4ec3d2311933";

test("every asset is found by its symbol and by its CAIP-19 id", () => {
  for (const asset of ASSETS) {
    expect(parseAsset(asset.network, asset.symbol)).toBe(asset);
    expect(parseAsset(asset.network, asset.caip19)).toBe(asset);
  }
});

test("an id is read in any capitals that its address may have", () => {
  const usdt = findAsset("ethereum", "USDT").caip19;
  expect(parseAsset("ethereum", "eip155:1/erc20:0xdAC17F958D2ee523a2206206994597C13D831ec7").caip19).toBe(
    usdt,
  );
});

test("a bridge's token is another asset than the issuer's of the same name", () => {
  for (const { network, caip19, symbol } of BRIDGED_TOKENS) {
    const found = parseAsset(network, caip19);
    expect(found).toMatchObject({ symbol, isKnown: true, decimals: 6 });
    expect(parseAsset(network, symbol)).toEqual(found);
    expect(found.caip19).not.toBe(findAsset(network, "USDC").caip19);
  }
});

test("a token that Tetron does not know is its contract, and its decimals are not known", () => {
  expect(parseAsset("ethereum", `eip155:1/erc20:${UNKNOWN}`)).toMatchObject({
    symbol: `eip155:1/erc20:${UNKNOWN}`,
    contract: UNKNOWN,
    isKnown: false,
  });
  const mint = "DezXAZ8z7PnrnRJjz3wXBoRgixCa6xjnB7YaB1pPB263";
  const solana = "solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp";
  expect(parseAsset("solana", `${solana}/token:${mint}`)).toMatchObject({ contract: mint, isKnown: false });
});

test.each([
  ["ethereum", "eip155:56/erc20:0x55d398326f99059ff775485246999027b3197955", "wrong_network"],
  ["ethereum", "eip155:1/slip44:0", "unknown_currency"],
  ["ethereum", "eip155:1/erc721:0xbc4ca0eda7647a8ab7c2061c2e118a18a936f13d", "unknown_currency"],
  ["bitcoin", "bip122:000000000019d6689c085ae165831e93/token:abc", "unknown_currency"],
  ["ethereum", "eip155:1/erc20:0x12", "malformed"],
  ["ethereum", "eip155:1/erc20:0xdAC17F958D2ee523a2206206994597C13D831eC7", "bad_checksum"],
  ["ethereum", "eip155:1", "not_caip19"],
  ["ethereum", `eip155:1/erc20:${"0".repeat(5_000)}`, "not_caip19"],
  ["ethereum", "/", "not_caip19"],
] as const)("on %s, %s is refused as %s, naming the field", (network, text, reason) => {
  expect(refusalOf(() => parseAsset(network, text, "toCurrency")).details).toEqual({
    field: "toCurrency",
    reason,
  });
});
