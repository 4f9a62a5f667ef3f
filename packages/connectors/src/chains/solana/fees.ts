import { solanaFees } from "../../families/solana/fees.ts";

/** Solana: a fixed price for a signature and a price of compute units read from the recent slots. */
export default solanaFees;
