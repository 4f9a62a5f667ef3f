import { type Interest, type NodeBlock, parentHeightOf } from "@tetron/connectors/follow/chain-source";
import type { FollowedChain } from "@tetron/connectors/follow/configured/open-chains";
import { refsFrom } from "@tetron/connectors/follow/refs-from";
import type { Block, BlockRef } from "@tetron/domain/block";
import { Failure, unprocessable } from "@tetron/domain/failure";
import type { Network } from "@tetron/domain/network";
import { putHeaders } from "@tetron/lake/chain-headers";
import type { Lake } from "@tetron/lake/lake";
import { putMovements } from "@tetron/lake/movements";
import { renewRollups } from "@tetron/lake/rollups";
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
    const last = await source.refAt(to, signal);
    let reading = read(next);
    while (next <= last.height) {
      const { refs, blocks } = await reading;
      requireLinked(source.network, { before, first: next }, refs);
      before = refs.at(-1)!;
      next = before.height + 1;
      // Committing and reading on take turns otherwise.
      reading = read(next);
      // Awaited in the next round, or given up with the run.
      reading.catch(() => {});
      const moved = blocks.reduce((sum, { movements }) => sum + movements.length, 0);
      counts = { ...counts, read: counts.read + blocks.length, created: counts.created + moved };
      await lake.transaction(async (tx) => {
        const wallets = blocks.flatMap(({ movements }) => movements.map(({ wallet }) => wallet));
        await renewRollups(tx.db, source.network, { from: refs[0]!.height, wallets: [...new Set(wallets)] });
        await putMovements(tx.db, blocks);
        await putHeaders(tx.db, blocks);
        tx.add(...run.advance({ position: next - from, counts, refusals: [] }));
      });
    }

    async function read(first: number): Promise<Part> {
      const stretch = { from: first, to: last.height, most: MAX_CHUNK_BLOCKS };
      const refs = await refsFrom(source, stretch, signal);
      return { refs, blocks: await Promise.all(refs.map((ref) => source.block(ref, interest, signal))) };
    }
  };
}

/** Blocks that are read together. */
interface Part {
  readonly refs: readonly NodeBlock[];
  readonly blocks: readonly Block[];
}

async function interestOf(lake: Lake, { network, mode }: FollowedChain): Promise<Interest> {
  return mode === "full" ? "everything" : new Set((await findWatched(lake.db, network)).keys());
}

/**
 * Whether blocks follow each other, and the first one what was read before: where heights have gaps, that is the proof that
 * nothing was left out.
 *
 * @throws Failure `UNAVAILABLE` when nodes answered blocks of two branches, or left one out: they can be asked again.
 */
function requireLinked(
  network: Network,
  { before, first }: { readonly before: BlockRef | undefined; readonly first: number },
  refs: readonly NodeBlock[],
): void {
  const [lowest] = refs;
  if (lowest === undefined || (before === undefined && parentHeightOf(lowest) >= first))
    throw unlinked(network, `blocks from ${first} on were left out`);
  let parent = before;
  for (const ref of refs) {
    if (parent !== undefined && ref.parentHash !== parent.hash)
      throw unlinked(network, `block ${ref.height} does not follow ${parent.hash}`);
    parent = ref;
  }
}

function unlinked(network: Network, why: string): Failure<"UNAVAILABLE"> {
  return new Failure("UNAVAILABLE", `${network} RPC: ${why}.`, {
    ...{ dependency: `rpc:${network}`, retryAfter: RETRY_SECONDS, outcome: "nothing_done" },
  });
}
