import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FollowedChain } from "@tetron/connectors/follow/configured/open-chains";
import type { Block, BlockRef } from "@tetron/domain/block";
import { reasonToSkip, until } from "@tetron/domain/testing";
import { findChain } from "@tetron/lake/chains";
import type { Lake } from "@tetron/lake/lake";
import { pause } from "@tetron/lake/pause";
import { aDisk, missingDisk } from "@tetron/lake/small-disk/testing";
import { movements } from "@tetron/lake/tables/movements";
import { aHome, openTestLake, startPostgres, testStores } from "@tetron/lake/testing";
import { describe, expect, test } from "vitest";
import { following } from "./testing.ts";

const MOVED = 500;
const TEST_MS = 120_000;
const WAIT_MS = 60_000;

function aBlock(height: number): BlockRef {
  const parentHash = height === 0 ? null : `${height - 1}`;
  return { height, hash: `${height}`, parentHash, timestamp: 1_700_000_000 + height };
}

/** A block that moves much of one transaction. */
function aFullBlock(height: number): Block {
  const [payer, payee] = ["0".repeat(39), "f".repeat(39)].map((rest) => `0x${rest}a`) as [string, string];
  const moved = { transaction: 0, asset: "eip155:1/slip44:60", kind: "internal", wallet: payer } as const;
  return {
    ...{ ...aBlock(height), network: "ethereum" },
    transactions: [
      {
        ...{ index: 0, hash: `t${height}`, from: payer, to: payee, contract: null },
        ...{ value: 1n, failed: false, methodId: null },
      },
    ],
    movements: Array.from({ length: MOVED }, (_, index) => ({
      ...{ ...moved, index, counterparty: payee, delta: -BigInt(index) },
    })),
  };
}

/** A lake whose tables are on a disk. */
async function lakeOn(stack: AsyncDisposableStack, kind: Lake["kind"], disk: string): Promise<Lake> {
  if (kind === "postgres")
    return stack.use(await openTestLake({ databaseUrl: stack.use(await startPostgres({}, disk)).url }));
  using template = await aHome();
  cpSync(template.path, disk, { recursive: true });
  return stack.use(await openTestLake({ home: disk }));
}

const missing = reasonToSkip(missingDisk());

describe.skipIf(missing).each(testStores())(
  "a follower whose $kind store has no room",
  ({ kind, missing }) => {
    test.skipIf(missing !== undefined)(
      "stops writing, says so, lets everything be read, and goes on by itself with nothing lost or double",
      async () => {
        await using stack = new AsyncDisposableStack();
        const disk = stack.use(aDisk("size=100m"));
        const lake = await lakeOn(stack, kind, disk.path);
        let tip = 8;
        const source: FollowedChain["source"] = {
          network: "ethereum",
          traces: () => true,
          async nextHead(last, signal) {
            while (last?.height === tip && !signal.aborted) await pause(20, signal);
            signal.throwIfAborted();
            return aBlock(tip);
          },
          heads: async () => [aBlock(tip)],
          isHeld: async () => true,
          finalized: async () => 0,
          refAt: async (height) => aBlock(height),
          refOf: async (hash) => aBlock(Number(hash)),
          block: async ({ height }) => aFullBlock(height),
        };
        const chain = {
          network: "ethereum",
          mode: "full",
          from: 1,
          source,
          oldBlocks: source,
          health: () => [],
        } as const;
        await using follower = following(lake, chain);
        const isHeld = async (height: number) =>
          (await findChain(lake.db, "ethereum"))?.heldHeight === height;
        await until("the first blocks are held", () => isHeld(8), WAIT_MS);

        const ballast = join(disk.path, "ballast");
        expect(() => writeFileSync(ballast, new Uint8Array(100_000_000))).toThrow("ENOSPC");
        tip = 60;
        const refused = async () => follower.troubles.some((trouble) => /disk is full/.test(String(trouble)));
        await until("it says why", refused, WAIT_MS);
        await until("it is read", () => findChain(lake.db, "ethereum").catch(() => undefined), WAIT_MS);
        rmSync(ballast);
        await until("it goes on", () => isHeld(60).catch(() => false), WAIT_MS);
        expect(await lake.db.$count(movements)).toBe(60 * MOVED);
      },
      TEST_MS,
    );
  },
);
