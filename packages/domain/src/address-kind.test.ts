import { expect, test } from "vitest";
import { addressKind } from "./address-kind.ts";
import { NOBODYS_ADDRESSES } from "./address-kind-table.ts";
import { ASSETS } from "./asset.ts";

const kindOf = (...wallet: Parameters<typeof addressKind>) => addressKind(...wallet)?.kind;

test("the zero address and other burn addresses have no owner on any EVM network", () => {
  for (const network of ["ethereum", "polygon", "bsc", "arbitrum", "base", "optimism"] as const)
    for (const address of [`0x${"0".repeat(40)}`, `0x${"0".repeat(36)}dead`])
      expect(kindOf(network, address)).toBe("burn");
  expect(kindOf("ethereum", `0x${"0".repeat(39)}1`)).toBe("precompile");
  expect(kindOf("ethereum", `0x${"0".repeat(38)}11`)).toBe("precompile");
  expect(kindOf("ethereum", `0x${"0".repeat(38)}12`)).toBeUndefined();
});

test("every token that Tetron knows has a contract or a mint, which is no wallet", () => {
  const tokens = ASSETS.filter(({ contract }) => contract !== null);
  expect(tokens.filter(({ network, contract }) => kindOf(network, contract!) !== "token_contract")).toEqual(
    [],
  );
  expect(addressKind("ethereum", "0xdac17f958d2ee523a2206206994597c13d831ec7")?.name).toBe(
    "the contract of USDT",
  );
  expect(addressKind("solana", "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v")?.name).toBe(
    "the mint of USDC",
  );
  // A contract on one network is not the contract on another.
  expect(kindOf("bsc", "0xdac17f958d2ee523a2206206994597c13d831ec7")).toBeUndefined();
});

test("the programs and sysvars of Solana and the unspendable scripts of Bitcoin are known", () => {
  expect(kindOf("solana", "11111111111111111111111111111111")).toBe("system_program");
  expect(kindOf("solana", "SysvarC1ock11111111111111111111111111111111")).toBe("sysvar");
  expect(kindOf("solana", "1nc1nerator11111111111111111111111111111111")).toBe("burn");
  expect(kindOf("bitcoin", "1BitcoinEaterAddressDontSendf59kuE")).toBe("unspendable_script");
});

test("a taproot output whose bytes are no key cannot be spent, and a rightful one is no fact", () => {
  expect(kindOf("bitcoin", "bc1pam775nxmvam4pfpqlm5q06k0y84e3x9w0xuhdpmxuna2qj3dfg6qnzh0s2")).toBe(
    "unspendable_script",
  );
  expect(kindOf("bitcoin", "bc1plycg5qvjtrp3qjf5f7zl382j9x6nrjz9sdhenvyxq8c3808qxmusegupjc")).toBeUndefined();
});

test("an address that may be anybody's is no fact", () => {
  expect(addressKind("ethereum", "0x28c6c06298d514db089934071355e5743bf21d60")).toBeNull();
  expect(addressKind("bitcoin", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")).toBeNull();
});

test("each address of the table is listed once, with its page", () => {
  const keys = NOBODYS_ADDRESSES.flatMap(({ networks, address }) =>
    networks.map((each) => `${each}:${address}`),
  );
  expect(new Set(keys).size).toBe(keys.length);
  expect(NOBODYS_ADDRESSES.filter(({ source }) => !source.startsWith("https://"))).toEqual([]);
});

test("the key hash 0 has no owner in either of its spellings", () => {
  for (const address of ["1111111111111111111114oLvT2", "bc1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq9e75rs"])
    expect(addressKind("bitcoin", address)).toMatchObject({ kind: "unspendable_script" });
});
