import { addressesOf } from "../../addresses.ts";
import type { Chain } from "../../chain.ts";
import { OP_VAULTS } from "../../families/evm/blocks/fee-receivers.ts";
import { evmBlocks } from "../../families/evm/blocks/source.ts";
import { readOpDataFee } from "../../families/evm/data-fee.ts";
import { evmFees } from "../../families/evm/fees.ts";

/**
 * Base: EIP-1559 with elasticity 6 and denominator 125 (since 4 February 2026), so the base fee rises by at
 * most a twenty-fifth per block; data is paid for by the byte.
 *
 * @see https://docs.base.org/base-chain/network-information/configuration-changelog
 */
const base: Chain = {
  network: "base",
  addresses: addressesOf("base"),
  readFees: evmFees({
    network: "base",
    risePerMille: 40,
    minTip: 1_000_000n,
    blockSeconds: 2,
    staleAfterSeconds: 60,
    readDataFee: readOpDataFee,
  }),
  blocks: evmBlocks({ network: "base", pollMs: 1_000, finalDepth: 900, fees: OP_VAULTS }),
};

export default base;
