import { addressesOf } from "../../addresses.ts";
import type { Chain } from "../../chain.ts";
import { BURNT } from "../../families/evm/blocks/fee-receivers.ts";
import { evmBlocks } from "../../families/evm/blocks/source.ts";
import { evmFees } from "../../families/evm/fees.ts";
import { evmMempool } from "../../families/evm/mempool/source.ts";

/**
 * BNB Smart Chain: the base fee is zero by protocol (BEP-226), so the price is the tip; validators accept
 * 0.05 gwei.
 *
 * @see https://github.com/bnb-chain/BEPs/blob/master/BEPs/BEP226.md
 */
const bsc: Chain = {
  network: "bsc",
  addresses: addressesOf("bsc"),
  readFees: evmFees({
    network: "bsc",
    risePerMille: 0,
    minTip: 50_000_000n,
    blockSeconds: 0.75,
    staleAfterSeconds: 60,
  }),
  blocks: evmBlocks({ network: "bsc", pollMs: 500, finalDepth: 64, fees: BURNT }),
  mempool: evmMempool("bsc"),
};

export default bsc;
