import type { Interest } from "@tetron/connectors/follow/chain-source";
import type { FollowedChain } from "@tetron/connectors/follow/configured/open-chains";
import type { Block, BlockRef } from "@tetron/domain/block";
import { Failure, unprocessable } from "@tetron/domain/failure";
import type { Lake } from "@tetron/lake/lake";
import { putMovements } from "@tetron/lake/movements";
import { findWatched } from "@tetron/lake/watched-wallets";
import type { JobHandler } from "@tetron/service/jobs/stored-jobs";
import { z } from "zod";

/** Blocks that are read at once and committed together. */
const MAX_CHUNK_BLOCKS = 16;
const RETRY_SECONDS = 5;

const Input = z.object({ network: z.string(), from: z.number(), to: z.number() });

/** Reads old, final blocks and keeps what they moved. The histories of wallets are not made from them. */
export function backfillChains(chains: readonly FollowedChain[]): JobHandler {
  return async (run) => {
    const { lake, signal, job } = run;
    const { network, from, to } = Input.parse(job.input);
    const chain = chains.find((each) => each.network === network);
    if (chain === undefined)
      throw unprocessable(
        "network",
        "not_followed",
        `network: ${network} is not followed: see TETRON_RPC_${network.toUpperCase()}.`,
      );
    const { oldBlocks: source } = chain;
    const head = await source.nextHead(undefined, signal);
    const final = await source.finalized(head, signal);
    if (to > final)
      throw unprocessable(
        "to",
        "not_final",
        `to: blocks are final up to ${final} only. The follower reads the later ones.`,
      );
    const interest = await interestOf(lake, chain);
    let { counts } = job;
    let next = from + job.position;
    let before: BlockRef | undefined = next > from ? await source.refAt(next - 1, signal) : undefined;
    let reading = read(next);
    while (next <= to) {
      const blocks = await reading;
      requireLinked(before, blocks);
      next += blocks.length;
      before = blocks.at(-1);
      // Committing and reading on take turns otherwise.
      reading = read(next);
      // Awaited in the next round, or given up with the run.
      reading.catch(() => {});
      const moved = blocks.reduce((sum, { movements }) => sum + movements.length, 0);
      counts = { ...counts, read: counts.read + blocks.length, created: counts.created + moved };
      await lake.transaction(async (tx) => {
        await putMovements(tx.db, blocks);
        tx.add(...run.advance({ position: next - from, counts, refusals: [] }));
      });
    }

    async function read(first: number): Promise<Block[]> {
      const heights = Array.from({ length: Math.min(MAX_CHUNK_BLOCKS, to - first + 1) }, (_, i) => first + i);
      return Promise.all(
        heights.map(async (height) => source.block(await source.refAt(height, signal), interest, signal)),
      );
    }
  };
}

async function interestOf(lake: Lake, { network, mode }: FollowedChain): Promise<Interest> {
  return mode === "full" ? "everything" : new Set((await findWatched(lake.db, network)).keys());
}

/** @throws Failure `UNAVAILABLE` when nodes answered blocks of two branches: they can be asked again. */
function requireLinked(before: BlockRef | undefined, blocks: readonly Block[]): void {
  let parent = before;
  for (const block of blocks) {
    if (parent !== undefined && block.parentHash !== parent.hash)
      throw new Failure(
        "UNAVAILABLE",
        `${block.network} RPC: block ${block.height} does not follow ${parent.hash}.`,
        {
          ...{ dependency: `rpc:${block.network}`, retryAfter: RETRY_SECONDS, outcome: "nothing_done" },
        },
      );
    parent = block;
  }
}
