import { NETWORK_IDS } from "@tetron/domain/network";
import { expect, test } from "vitest";
import { chains } from "./registry.gen.ts";

const SAMPLES: Partial<Record<string, string>> = {
  bitcoin: "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
  solana: "So11111111111111111111111111111111111111112",
};
const EVM = "0x742d35Cc6634C0532925a3b844Bc454e4438f44e";

test("every network has a chain that is its own and reads its addresses as people write them", () => {
  expect(Object.keys(chains).sort()).toEqual([...NETWORK_IDS].sort());
  for (const network of NETWORK_IDS) {
    const chain = chains[network];
    const address = SAMPLES[network] ?? EVM;
    expect(chain.network).toBe(network);
    expect(chain.addresses.print(chain.addresses.parse(address))).toBe(address);
  }
});
