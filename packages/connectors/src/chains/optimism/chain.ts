import { addressesOf } from "../../addresses.ts";
import type { Chain } from "../../chain.ts";
import { OP_VAULTS } from "../../families/evm/blocks/fee-receivers.ts";
import { evmBlocks } from "../../families/evm/blocks/source.ts";
import { readOpDataFee } from "../../families/evm/data-fee.ts";
import { evmFees } from "../../families/evm/fees.ts";

/**
 * OP Mainnet: EIP-1559 with elasticity 6 and denominator 250, so the base fee rises by at most a fiftieth
 * per block; data is paid for by the byte.
 *
 * @see https://docs.optimism.io/concepts/transactions/fees
 */
const optimism: Chain = {
  network: "optimism",
  addresses: addressesOf("optimism"),
  readFees: evmFees({
    network: "optimism",
    risePerMille: 20,
    minTip: 1_000_000n,
    blockSeconds: 2,
    staleAfterSeconds: 60,
    readDataFee: readOpDataFee,
  }),
  blocks: evmBlocks({ network: "optimism", pollMs: 1_000, finalDepth: 900, fees: OP_VAULTS }),
};

export default optimism;
