import { readOpDataFee } from "../../families/evm/data-fee.ts";
import { evmFees } from "../../families/evm/fees.ts";

/**
 * Base: EIP-1559 with parameters that its operator changes (Holocene), taken here as elasticity 6 and
 * denominator 50, so the base fee rises by a tenth per block at most; data is paid for by the byte.
 *
 * @see https://docs.base.org/base-chain/network-information/network-fees
 */
export const fees = evmFees({
  network: "base",
  risePerMille: 100,
  minTip: 1_000_000n,
  blockSeconds: 2,
  staleAfterSeconds: 60,
  readDataFee: readOpDataFee,
});
