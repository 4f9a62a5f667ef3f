import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { FollowedChain } from "@tetron/connectors/follow/configured/open-chains";
import type { Block, BlockRef } from "@tetron/domain/block";
import { MINUTE_MS } from "@tetron/domain/durations";
import { emptyLake } from "@tetron/lake/testing";
import { followUpTo } from "./measure.ts";

type Source = FollowedChain["source"];

/** Memory of the process over time. Bytes are after a collection of garbage. */
export interface MemoryRun {
  readonly blocks: number;
  readonly samples: number;
  /** Means of the second half. */
  readonly heapMiB: number;
  readonly rssMiB: number;
  /** By a line through the samples of the last three quarters. */
  readonly heapMiBPerMinute: number;
  readonly rssMiBPerMinute: number;
}

interface Sample {
  readonly minutes: number;
  readonly heap: number;
  readonly rss: number;
}

const SAMPLE_MS = 1_000;
const FINAL_DEPTH = 64;
const MIB = 1_048_576;

/**
 * Follows a chain without end, whose blocks move what recorded ones did, into one store, one block after the other, and
 * samples the memory of this process once a second.
 */
export async function measureMemory(recorded: readonly Block[], minutes: number): Promise<MemoryRun> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  await using lake = await emptyLake("postgres");
  const samples: Sample[] = [];
  const start = performance.now();
  let [told, sampledAt] = [0, 0];
  const source = endless(recorded, () => {
    told += 1;
    const now = performance.now() - start;
    if (now - sampledAt >= SAMPLE_MS) {
      sampledAt = now;
      collect();
      const { heapUsed, rss } = process.memoryUsage();
      samples.push({ minutes: now / MINUTE_MS, heap: heapUsed / MIB, rss: rss / MIB });
    }
    return told;
  });
  await followUpTo(lake, source, () => performance.now() - start >= minutes * MINUTE_MS);
  const settled = samples.filter((sample) => sample.minutes >= minutes / 4);
  const half = samples.filter((sample) => sample.minutes >= minutes / 2);
  return {
    ...{ blocks: told, samples: samples.length },
    ...{ heapMiB: mean(half.map(({ heap }) => heap)), rssMiB: mean(half.map(({ rss }) => rss)) },
    heapMiBPerMinute: slope(settled.map(({ minutes: x, heap }) => [x, heap])),
    rssMiBPerMinute: slope(settled.map(({ minutes: x, rss }) => [x, rss])),
  };
}

/** A chain whose block at each height moves what a recorded one did. @param nextHeight - Height of the newest block now. */
function endless(recorded: readonly Block[], nextHeight: () => number): Source {
  const { network, timestamp } = recorded[0]!;
  const hashOf = (height: number) => `0x${height.toString(16).padStart(64, "0")}`;
  const refOf = (height: number): BlockRef => ({
    ...{ height, hash: hashOf(height), parentHash: height === 0 ? null : hashOf(height - 1) },
    timestamp: timestamp + height,
  });
  return {
    network,
    traces: () => true,
    nextHead: async () => refOf(nextHeight()),
    heads: async () => [],
    isHeld: async () => true,
    finalized: async ({ height }) => Math.max(height - FINAL_DEPTH, 0),
    refAt: async (height) => refOf(height),
    refOf: async ({ height }) => refOf(height),
    block: async ({ height }) => {
      const { transactions, movements } = recorded[height % recorded.length]!;
      return { ...refOf(height), network, transactions, movements };
    },
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Of the line through points that has the least squares. */
function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const [meanX, meanY] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  const spread = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spread;
}
