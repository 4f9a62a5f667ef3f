import { addressesOf } from "../../addresses.ts";
import type { Chain } from "../../chain.ts";
import { BURNT } from "../../families/evm/blocks/fee-receivers.ts";
import { evmBlocks } from "../../families/evm/blocks/source.ts";
import { evmFees } from "../../families/evm/fees.ts";
import { evmMempool } from "../../families/evm/mempool/source.ts";

/**
 * Polygon: nodes enforce a tip of 25 gwei (PIP-35); the base fee moves by at most a sixteenth per block
 * (PIP-6, since narrowed).
 *
 * @see https://docs.polygon.technology/pos/concepts/transactions/eip-1559/
 */
const polygon: Chain = {
  network: "polygon",
  addresses: addressesOf("polygon"),
  readFees: evmFees({
    network: "polygon",
    risePerMille: 63,
    minTip: 25_000_000_000n,
    blockSeconds: 2,
    staleAfterSeconds: 60,
  }),
  blocks: evmBlocks({ network: "polygon", pollMs: 1_000, finalDepth: 256, fees: BURNT }),
  mempool: evmMempool("polygon"),
};

export default polygon;
