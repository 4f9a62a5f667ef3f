import type { Network } from "@tetron/domain/network";
import { z } from "zod";
import { MAX_FEES } from "../../market/fees/believable.ts";
import type { ReadFees } from "../../market/fees/read-fees.ts";
import { addDoubts, liveFrom } from "../../provenance.ts";
import type { Rpc } from "../../rpc/pool.ts";
import type { ReadDataFee } from "./data-fee.ts";
import {
  type FeeHistory,
  gasCongestion,
  type MarketRules,
  priceTiers,
  TIP_PERCENTILES,
  tipDoubts,
} from "./fee-market.ts";
import { printQuantity, quantity, smallQuantity } from "./quantity.ts";

/** One EVM network's fee market. */
export interface EvmMarket extends MarketRules {
  readonly network: Network;
  /** Default time between blocks when the blocks do not determine it, in seconds. */
  readonly blockSeconds: number;
  /** Age of the newest block from which its node counts as behind, in seconds. */
  readonly staleAfterSeconds: number;
  /** How a rollup's data fee is read; absent on a network that publishes no data elsewhere. */
  readonly readDataFee?: ReadDataFee;
}

const MAX_BLOCKS = 100;
/** How far a block's time may be ahead of ours; clocks differ. */
const AHEAD_SECONDS = 60;

const Block = z.object({ number: smallQuantity, timestamp: smallQuantity });

/**
 * Reads the fees of an EIP-1559 network: the newest block, which must be fresh, then the fee history up to
 * it. The history's last base fee is that of the next block.
 *
 * @see https://eips.ethereum.org/EIPS/eip-1559
 */
export function evmFees(market: EvmMarket): ReadFees {
  return (rpc, signal) => readEvmFees(market, rpc, signal);
}

async function readEvmFees(market: EvmMarket, rpc: Rpc, signal?: AbortSignal) {
  const now = new Date();
  const head = await rpc.call(
    { method: "eth_getBlockByNumber", params: ["latest", false], result: freshBlock(market, now) },
    signal,
  );
  const count = Math.min(MAX_BLOCKS, head.number + 1);
  const oldest = head.number - count + 1;
  const [{ history, isOrdered }, first, dataFee] = await Promise.all([
    rpc.call(
      {
        method: "eth_feeHistory",
        params: [printQuantity(count), printQuantity(head.number), TIP_PERCENTILES],
        result: feeHistory(market.network, count),
      },
      signal,
    ),
    rpc.call(
      { method: "eth_getBlockByNumber", params: [printQuantity(oldest), false], result: Block },
      signal,
    ),
    market.readDataFee?.(rpc, signal) ?? null,
  ]);
  const blockSeconds = (head.timestamp - first.timestamp) / Math.max(1, count - 1) || market.blockSeconds;
  return {
    network: market.network,
    unit: "wei/gas" as const,
    tiers: priceTiers(history, market, blockSeconds),
    perSignature: 0n,
    dataFee,
    blockSeconds,
    congestion: gasCongestion(history),
    provenance: addDoubts(liveFrom(`rpc:${market.network}`, new Date(head.timestamp * 1000), now), [
      ...(isOrdered ? [] : ["the node gave the tips of a block out of order"]),
      ...tipDoubts(history, market),
    ]),
    notes: [],
  };
}

/** Schema of a fresh block; an endpoint that returns another is skipped. */
function freshBlock({ staleAfterSeconds }: EvmMarket, now: Date) {
  const ageOf = (timestamp: number) => Math.round(now.getTime() / 1000 - timestamp);
  return Block.superRefine(({ number, timestamp }, context) => {
    const age = ageOf(timestamp);
    if (age > staleAfterSeconds)
      context.addIssue({ code: "custom", message: `block ${number} is from the past, ${age} s old` });
    if (age < -AHEAD_SECONDS)
      context.addIssue({ code: "custom", message: `block ${number} is from the future, ${-age} s ahead` });
  });
}

/** A fee history of at most `count` blocks; a node that has pruned older ones returns fewer. */
function feeHistory(network: Network, count: number) {
  const most = MAX_FEES[network];
  return z
    .object({
      baseFeePerGas: z.array(quantity),
      gasUsedRatio: z.array(z.number().min(0)).min(1).max(count),
      reward: z.array(z.array(quantity).length(TIP_PERCENTILES.length)),
    })
    .refine(
      ({ baseFeePerGas, gasUsedRatio, reward }) =>
        baseFeePerGas.length === gasUsedRatio.length + 1 && reward.length === gasUsedRatio.length,
      "must have a base fee more than it has blocks, and tips for each",
    )
    .refine(
      ({ baseFeePerGas }) => baseFeePerGas.every((fee) => fee <= most),
      `says a base fee above ${most} wei, the most that ${network} can charge`,
    )
    .transform(({ baseFeePerGas, gasUsedRatio, reward }) => {
      // A paid tip may be any number; a base fee may not.
      const tips = reward.map((block) => block.map((tip) => (tip < most ? tip : most)).sort(ascending));
      const history: FeeHistory = { baseFees: baseFeePerGas, gasUsedRatios: gasUsedRatio, tips };
      const isOrdered = reward.every((block) => block.every((tip, i) => i === 0 || block[i - 1]! <= tip));
      return { history, isOrdered };
    });
}

function ascending(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
