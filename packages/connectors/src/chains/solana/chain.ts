import { addressesOf } from "../../addresses.ts";
import type { Chain } from "../../chain.ts";
import { readSolanaFees } from "../../families/solana/fees.ts";

/** Solana: a fixed price for a signature and a price of compute units read from the recent slots. */
const solana: Chain = {
  network: "solana",
  addresses: addressesOf("solana"),
  readFees: readSolanaFees,
};

export default solana;
