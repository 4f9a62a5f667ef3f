import type { DataFee } from "../../market/fees/network-fees.ts";
import type { Rpc } from "../../rpc/pool.ts";
import { callContract } from "./call-contract.ts";

/** Reads a rollup's current data fee. */
export type ReadDataFee = (rpc: Rpc, signal?: AbortSignal) => Promise<DataFee>;

/** Predeploy of every OP-stack chain. @see https://docs.optimism.io/concepts/transactions/fees */
const GAS_PRICE_ORACLE = "0x420000000000000000000000000000000000000f";
/** `getL1FeeUpperBound(uint256 unsignedTxSize)`. */
export const GET_L1_FEE_UPPER_BOUND = "0xf1c7a58b";
/**
 * Precompile of every Arbitrum chain. @see
 * https://docs.arbitrum.io/build-decentralized-apps/precompiles/reference#arbgasinfo
 */
const ARB_GAS_INFO = "0x000000000000000000000000000000000000006c";
/** `getPricesInWei()`. */
export const GET_PRICES_IN_WEI = "0x41b247a8";
const WEI_PER_CALLDATA_BYTE = 1;

/** Sizes for which the oracle is called: 0, and two on the linear part. */
const SIZES = [0, 1_000, 3_000] as const;

/**
 * The data fee of an OP-stack chain, from its own oracle's upper bound for incompressible transactions. The
 * bound is linear above a minimum, so two sizes determine it, whatever the fork's constants are.
 */
export const readOpDataFee: ReadDataFee = async (rpc, signal) => {
  const [minimum, small, large] = await Promise.all(
    SIZES.map(async (size) => {
      const argument = size.toString(16).padStart(64, "0");
      const call = { to: GAS_PRICE_ORACLE, data: GET_L1_FEE_UPPER_BOUND + argument, words: 1 };
      return (await callContract(rpc, call, signal))[0]!;
    }),
  );
  return lineThrough(minimum!, small!, large!);
};

/**
 * The data fee of an Arbitrum chain: the price of a calldata byte, which is an upper bound, because
 * transactions are compressed before publication.
 */
export const readArbitrumDataFee: ReadDataFee = async (rpc, signal) => {
  const call = { to: ARB_GAS_INFO, data: GET_PRICES_IN_WEI, words: 6 };
  const prices = await callContract(rpc, call, signal);
  return { minimum: 0n, fixed: 0n, perByte: prices[WEI_PER_CALLDATA_BYTE]! };
};

function lineThrough(minimum: bigint, small: bigint, large: bigint): DataFee {
  const span = BigInt(SIZES[2] - SIZES[1]);
  const rise = large > small ? large - small : 0n;
  const perByte = (rise + span - 1n) / span;
  return { minimum, perByte, fixed: small - perByte * BigInt(SIZES[1]) };
}
