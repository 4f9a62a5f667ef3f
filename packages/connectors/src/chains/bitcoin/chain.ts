import { addressesOf } from "../../addresses.ts";
import type { Chain } from "../../chain.ts";
import { bitcoinBlocks } from "../../families/bitcoin/blocks/source.ts";
import { readBitcoinFees } from "../../families/bitcoin/fees.ts";
import { bitcoinMempool } from "../../families/bitcoin/pending/source.ts";

/** Bitcoin: the mempool of a node, projected into blocks by the rate of each package. */
const bitcoin: Chain = {
  network: "bitcoin",
  addresses: addressesOf("bitcoin"),
  readFees: readBitcoinFees,
  // Coins of a block may be spent when it is a hundred deep: what the protocol itself takes for final.
  blocks: bitcoinBlocks({ pollMs: 2_000, finalDepth: 100 }),
  mempool: bitcoinMempool,
  // A node returns its mempool in one answer of up to a quarter of a gigabyte, which takes time.
  rpc: { maxBytes: 256 * 1024 * 1024, attemptMs: 20_000, hedgeMs: 10_000, deadlineMs: 30_000 },
};

export default bitcoin;
