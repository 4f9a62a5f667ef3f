import { addressesOf } from "../../addresses.ts";
import type { Chain } from "../../chain.ts";
import { solanaBlocks } from "../../families/solana/blocks/source.ts";
import { readSolanaFees } from "../../families/solana/fees.ts";

/** Solana: a fixed price for a signature and a price of compute units read from the recent slots; its heights are slots. */
const solana: Chain = {
  network: "solana",
  addresses: addressesOf("solana"),
  readFees: readSolanaFees,
  // Slots come every 400 ms; without announcements a look finds those of a second.
  blocks: solanaBlocks({ pollMs: 1_000 }),
};

export default solana;
