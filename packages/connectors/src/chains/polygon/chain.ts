import { addressesOf } from "../../addresses.ts";
import type { Chain } from "../../chain.ts";
import { evmFees } from "../../families/evm/fees.ts";

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
};

export default polygon;
