import { addressesOf } from "../../addresses.ts";
import type { Chain } from "../../chain.ts";
import { BURNT } from "../../families/evm/blocks/fee-receivers.ts";
import { evmBlocks } from "../../families/evm/blocks/source.ts";
import { readArbitrumDataFee } from "../../families/evm/data-fee.ts";
import { evmFees } from "../../families/evm/fees.ts";

/**
 * Arbitrum One: first come, first served, so tips have no effect; the base fee follows the backlog, and data
 * is paid for by the byte. The rise is Ethereum's maximum, since Arbitrum's own has no fixed bound.
 *
 * @see https://docs.arbitrum.io/how-arbitrum-works/gas-fees
 */
const arbitrum: Chain = {
  network: "arbitrum",
  addresses: addressesOf("arbitrum"),
  readFees: evmFees({
    network: "arbitrum",
    risePerMille: 125,
    minTip: 0n,
    blockSeconds: 0.25,
    staleAfterSeconds: 60,
    readDataFee: readArbitrumDataFee,
  }),
  blocks: evmBlocks({ network: "arbitrum", pollMs: 500, finalDepth: 7_200, fees: BURNT }),
};

export default arbitrum;
