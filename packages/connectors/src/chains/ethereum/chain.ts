import { addressesOf } from "../../addresses.ts";
import type { Chain } from "../../chain.ts";
import { BURNT } from "../../families/evm/blocks/fee-receivers.ts";
import { evmBlocks } from "../../families/evm/blocks/source.ts";
import { evmFees } from "../../families/evm/fees.ts";
import { evmMempool } from "../../families/evm/mempool/source.ts";

/**
 * Ethereum: the base fee moves by at most an eighth per block (EIP-1559); geth accepts tips of at least 0.001
 * gwei.
 *
 * @see https://eips.ethereum.org/EIPS/eip-1559
 */
const ethereum: Chain = {
  network: "ethereum",
  addresses: addressesOf("ethereum"),
  readFees: evmFees({
    network: "ethereum",
    risePerMille: 125,
    minTip: 1_000_000n,
    blockSeconds: 12,
    staleAfterSeconds: 180,
  }),
  blocks: evmBlocks({ network: "ethereum", pollMs: 3_000, finalDepth: 96, fees: BURNT }),
  mempool: evmMempool("ethereum"),
};

export default ethereum;
