import type { Network } from "@tetron/domain/network";
import { callContract } from "../../families/evm/call-contract.ts";
import type { Rpc } from "../../rpc/pool.ts";
import { PRICE_DECIMALS, type Quote } from "./price.ts";

/** A Chainlink feed of an asset's price in US dollars. */
export interface ChainlinkFeed {
  readonly symbol: string;
  readonly network: Network;
  /** The feed's proxy, with EIP-55 checksum. */
  readonly contract: string;
  /** The feed's heartbeat: longest time between two answers, in seconds. */
  readonly heartbeatSeconds: number;
}

/** `latestRoundData()` and `decimals()` of AggregatorV3Interface. */
export const LATEST_ROUND_DATA = "0xfeaf968c";
export const DECIMALS = "0x313ce567";

/** Time that a round needs to reach the chain after its heartbeat. */
const LATENCY_SECONDS = 300;
const MAX_DECIMALS = 36n;

/**
 * Reads a feed and makes the checks of a careful contract: that the round is complete, that the answer is of
 * this round and positive, and that its age is within the heartbeat.
 *
 * @returns The quote; one with a `problem` when a check or the call fails.
 * @throws The reason of `signal` when it aborts.
 * @see https://docs.chain.link/data-feeds/api-reference
 */
export async function readChainlink(rpc: Rpc, feed: ChainlinkFeed, signal?: AbortSignal): Promise<Quote> {
  const source = `chainlink:${feed.network}`;
  try {
    const [round, decimals] = await Promise.all([
      callContract(rpc, { to: feed.contract, data: LATEST_ROUND_DATA, words: 5 }, signal),
      callContract(rpc, { to: feed.contract, data: DECIMALS, words: 1 }, signal),
    ]);
    return quoteOf(source, round, decimals[0]!, feed);
  } catch (error) {
    signal?.throwIfAborted();
    return { source, problem: (error as Error).message };
  }
}

function quoteOf(source: string, round: readonly bigint[], decimals: bigint, feed: ChainlinkFeed): Quote {
  const [roundId, answer, , updatedAt, answeredInRound] = round as [bigint, bigint, bigint, bigint, bigint];
  const price = BigInt.asIntN(256, answer);
  const age = Date.now() / 1000 - Number(updatedAt);
  const limit = feed.heartbeatSeconds + LATENCY_SECONDS;
  const problem = [
    [updatedAt === 0n, "its round is not complete"],
    [answeredInRound < roundId, "its answer is carried over from an earlier round"],
    [price <= 0n, `its answer is ${price}`],
    [decimals > MAX_DECIMALS, `it has ${decimals} decimals`],
    [age > limit, `its answer is ${Math.round(age)} s old; its heartbeat is ${feed.heartbeatSeconds} s`],
    [age < -LATENCY_SECONDS, "its answer is from the future"],
  ].find(([isWrong]) => isWrong)?.[1];
  if (problem !== undefined) return { source, problem: String(problem) };
  const usdE8 = (price * 10n ** BigInt(PRICE_DECIMALS)) / 10n ** decimals;
  return { source, usdE8, asOf: new Date(Number(updatedAt) * 1000) };
}
