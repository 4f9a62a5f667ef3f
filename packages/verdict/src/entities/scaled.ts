const PARTS = 1e12;

/** An amount times a share, to a millionth of a millionth. */
export function scaled(amount: bigint, share: number): bigint {
  return (amount * BigInt(Math.round(share * PARTS))) / BigInt(PARTS);
}
