import { addressesOf } from "../../addresses.ts";
import type { Chain } from "../../chain.ts";
import { readBitcoinFees } from "../../families/bitcoin/fees.ts";

/** Bitcoin: the mempool of a node, projected into blocks by the rate of each package. */
const bitcoin: Chain = {
  network: "bitcoin",
  addresses: addressesOf("bitcoin"),
  readFees: readBitcoinFees,
  // A node returns its mempool in one answer of up to a quarter of a gigabyte, which takes time.
  rpc: { maxBytes: 256 * 1024 * 1024, attemptMs: 20_000, hedgeMs: 10_000, deadlineMs: 30_000 },
};

export default bitcoin;
