/** Who has the fees of a network's transactions. `null`: nobody, they are burnt. */
export interface FeeReceivers {
  /** Of the base fee. */
  readonly base: string | null;
  /** Of what is paid for data on another chain. */
  readonly data: string | null;
}

/** Burnt, as by EIP-1559. */
export const BURNT: FeeReceivers = { base: null, data: null };

/** The vaults of OP-stack chains. @see https://specs.optimism.io/protocol/predeploys.html */
export const OP_VAULTS: FeeReceivers = {
  base: "0x4200000000000000000000000000000000000019",
  data: "0x420000000000000000000000000000000000001a",
};
