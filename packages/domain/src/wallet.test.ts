import { expect, test } from "vitest";
import { parseAddress } from "./address.ts";
import { NETWORK_IDS } from "./network.ts";
import { refusalOf } from "./testing.ts";
import { parseWalletId, walletId } from "./wallet.ts";

const ADDRESSES: Record<string, string> = {
  bitcoin: "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
  solana: "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v",
};

test("a wallet's CAIP-10 id names the same wallet on every network", () => {
  for (const network of NETWORK_IDS) {
    const address = parseAddress(network, ADDRESSES[network] ?? "0xde709f2102306220921060314715629080e2fb77");
    expect(parseWalletId(walletId({ network, address }))).toEqual({ network, address });
  }
  expect(walletId({ network: "ethereum", address: "0xab" })).toBe("eip155:1:0xab");
});

test("two spellings of one wallet's id name one wallet", () => {
  const { address } = parseWalletId("eip155:1:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
  expect(address).toBe("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed");
});

test("an invalid CAIP-10 id, or one with an impossible address, is refused", () => {
  for (const id of ["", ":", "eip155:1", "eip155:1:", "0xab", "eip155:99:0xab", "x".repeat(10_000)])
    expect(refusalOf(() => parseWalletId(id)).details).toEqual({ field: "id", reason: "not_caip10" });
  expect(refusalOf(() => parseWalletId("eip155:1:0xab", "wallet")).details).toEqual({
    field: "wallet",
    reason: "malformed",
  });
});
