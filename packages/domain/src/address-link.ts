/**
 * Why two addresses are taken to be of one holder: both paid for one transaction, or one was paid what the other had left.
 */
export type LinkRule = "common_inputs" | "change";

/** Two addresses that a transaction of bitcoin shows to be of one holder. */
export interface AddressLink {
  /** Place of the transaction in its block, from 0. */
  readonly transaction: number;
  readonly transactionHash: string;
  /** Place among the links of the transaction, from 0. */
  readonly index: number;
  /** An address that paid for the transaction. */
  readonly address: string;
  /** The address that belongs to the same holder. */
  readonly other: string;
  readonly rule: LinkRule;
}
