import { bitcoinFees } from "../../families/bitcoin/fees.ts";

/** Bitcoin: the mempool of a node, projected into blocks by the rate of each package. */
export default bitcoinFees;
