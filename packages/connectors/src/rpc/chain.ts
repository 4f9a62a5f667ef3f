import type { BitcoinNetwork } from "@tetron/domain/addresses/bitcoin";
import { NETWORKS, type Network } from "@tetron/domain/network";
import { z } from "zod";

/** How to ask a node which chain it serves, and the expected answer. */
export interface ChainIdentity {
  readonly method: string;
  readonly params: readonly unknown[];
  /** Converts the node's answer for comparison with `expected`. */
  readonly result: z.ZodType<string>;
  readonly expected: string;
}

/** Genesis block hashes of bitcoin's networks. */
const GENESIS: Record<BitcoinNetwork, string> = {
  mainnet: "000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f",
  testnet: "000000000933ea01ad0ee984209779baaec3ced90fa3f408719526f8d77f4943",
  regtest: "0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206",
};
/** Characters of Solana's genesis hash in a CAIP-2 id. */
const SOLANA_REFERENCE = 32;

const hexNumber = z
  .string()
  .regex(/^0x[0-9a-f]{1,16}$/i)
  .transform((text) => BigInt(text).toString());

/**
 * The identity that a network's nodes must report: the reference of its CAIP-2 id.
 *
 * @param bitcoin - The bitcoin network that is served as `bitcoin`.
 */
export function chainIdentity(network: Network, bitcoin: BitcoinNetwork = "mainnet"): ChainIdentity {
  const { caip2, family } = NETWORKS[network];
  const reference = caip2.slice(caip2.indexOf(":") + 1);
  switch (family) {
    case "evm":
      return { method: "eth_chainId", params: [], result: hexNumber, expected: reference };
    case "bitcoin":
      return { method: "getblockhash", params: [0], result: z.string(), expected: GENESIS[bitcoin] };
    case "solana":
      return {
        method: "getGenesisHash",
        params: [],
        result: z.string().transform((hash) => hash.slice(0, SOLANA_REFERENCE)),
        expected: reference,
      };
  }
}
