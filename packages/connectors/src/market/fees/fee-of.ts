import type { FeeUnit, NetworkFees, Tier } from "./network-fees.ts";

/** The size of a transaction. */
export interface Work {
  /** Gas on EVM networks, virtual bytes on bitcoin, compute units on Solana. */
  readonly units: bigint;
  /** Size of the signed transaction, which rollups publish; 0 when absent. */
  readonly bytes?: number;
  /** Number of signatures that are charged; 1 when absent. */
  readonly signatures?: number;
}

/** Units of work per base unit of the native coin, at a price of one fee unit. */
const SCALE: Record<FeeUnit, bigint> = { "wei/gas": 1n, "sat/kvB": 1_000n, "microlamport/CU": 1_000_000n };

/** Expected cost of a transaction, in base units of the native coin, rounded up. */
export function feeOf(fees: NetworkFees, tier: Tier, work: Work): bigint {
  const { unit, perSignature, dataFee } = fees;
  const { price } = fees.tiers[tier];
  const scale = SCALE[unit];
  const execution = (work.units * price + scale - 1n) / scale;
  return execution + perSignature * BigInt(work.signatures ?? 1) + dataFeeOf(dataFee, work.bytes ?? 0);
}

function dataFeeOf(dataFee: NetworkFees["dataFee"], bytes: number): bigint {
  if (dataFee === null) return 0n;
  const { minimum, fixed, perByte } = dataFee;
  const fee = fixed + perByte * BigInt(bytes);
  return fee > minimum ? fee : minimum;
}
