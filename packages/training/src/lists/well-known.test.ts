import { printAddress } from "@tetron/domain/address";
import { NETWORK_IDS } from "@tetron/domain/network";
import { expect, test } from "vitest";
import file from "./well-known.json" with { type: "json" };
import { readWellKnown } from "./well-known.ts";

const wallets = readWellKnown();

test("four hundred wallets are well known, each once, as its network prints it and with a source", () => {
  expect(wallets.length).toBeGreaterThanOrEqual(400);
  expect(new Set(wallets.map(({ network, address }) => `${network}:${address}`)).size).toBe(wallets.length);
  expect(file.wallets.map(([network, address]) => `${network}:${address}`)).toEqual(
    wallets.map(({ network, address }) => `${network}:${printAddress(network, address)}`),
  );
  const used = new Set(wallets.map(({ source }) => source));
  expect(file.sources.filter((source) => !used.has(source))).toEqual([]);
  for (const source of used)
    expect(source).toMatch(/^https:\/\/|^(eth-labels|explorer-labels-2023)$|^graphsense-tagpacks-2026, http/);
});

test("every network has its exchanges, and where there are such, bridges and stablecoins", () => {
  const kinds = (network: string) =>
    new Set(wallets.filter((each) => each.network === network).map(({ label }) => label));
  for (const network of NETWORK_IDS) {
    const wanted = network === "bitcoin" ? ["exchange"] : ["exchange", "bridge", "stablecoin"];
    for (const kind of wanted) expect(kinds(network), network).toContain(kind);
  }
});

test("a wrong checksum, an address of another network and a row without a source are refused", () => {
  const read = (network: string, address: string, source = 0) =>
    readWellKnown({ sources: ["https://a.example"], wallets: [[network, address, "exchange", "X", source]] });
  expect(() => read("ethereum", "0xdAC17F958D2ee523a2206206994597C13D831eC7")).toThrow(/checksum|capital/);
  expect(() => read("bitcoin", "0xdAC17F958D2ee523a2206206994597C13D831ec7")).toThrow(/EVM address/);
  expect(() => read("ethereum", "0xdAC17F958D2ee523a2206206994597C13D831ec7", 1)).toThrow("has no source");
});
