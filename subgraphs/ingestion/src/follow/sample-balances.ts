import { randomInt } from "node:crypto";
import type { Holding } from "@tetron/connectors/follow/chain-source";
import type { FollowedChain } from "@tetron/connectors/follow/configured/open-chains";
import type { Step } from "@tetron/connectors/follow/follow-chain";
import type { Window } from "@tetron/connectors/follow/window";
import { nativeAsset } from "@tetron/domain/asset";
import { type Block, isIncoming } from "@tetron/domain/block";
import { findChain, findHeldBlocks } from "@tetron/lake/chains";
import type { Lake } from "@tetron/lake/lake";
import { movedBetween } from "@tetron/lake/moved-between";
import { noteRebasingToken } from "@tetron/lake/rebasing-tokens";
import type { BalanceChecks } from "@tetron/lake/tables/chains";
import type { Log } from "@tetron/service/log";

/** Holdings of a block that are compared. */
const MAX_HOLDINGS = 4;
/** Blocks over which it is looked whether all that changed a holding is held. Nodes keep the state of so many. */
const SPAN_BLOCKS = 32;
/** Time between two comparisons: some networks have several blocks a second. */
const PAUSE_MS = 1_000;
const DEADLINE_MS = 10_000;

/** What sampling needs. */
interface SampleParts {
  readonly lake: Lake;
  readonly log: Log;
  readonly chain: FollowedChain;
  /** Counted in place. */
  readonly checks: BalanceChecks;
  /** Time between two comparisons; shorter in tests. */
  readonly pauseMs?: number;
}

/** Compares what is held with the node's own books, now and then. */
interface Sampler {
  /** Looks at the newest block of what was committed, in the background; while it is at it, nothing is looked at. */
  sample(step: Pick<Step, "blocks">, window: Window): void;
  /** Waits for what was begun. */
  ended(): Promise<void>;
}

/**
 * Opens a sampler. It asks with what the budget has left for old blocks, and stops nothing: what differs is counted and
 * logged. Of what the nodes do not tell in full, which is without calls within transactions, nothing is compared.
 */
export function openSampler(parts: SampleParts, signal: AbortSignal): Sampler {
  const { chain, log, pauseMs = PAUSE_MS } = parts;
  let running: Promise<void> | undefined;
  let endedAt = Number.NEGATIVE_INFINITY;
  return {
    sample({ blocks }, window) {
      const block = blocks.at(-1);
      if (chain.mode !== "full" || block === undefined || running !== undefined) return;
      if (performance.now() - endedAt < pauseMs) return;
      running = compare(parts, { block, window }, AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]))
        .catch((err: unknown) => log.debug({ err, network: chain.network }, "balances are not compared"))
        .finally(() => {
          running = undefined;
          endedAt = performance.now();
        });
    },
    ended: async () => running,
  };
}

async function compare(
  parts: SampleParts,
  { block, window }: { readonly block: Block; readonly window: Window },
  signal: AbortSignal,
): Promise<void> {
  const { lake, chain } = parts;
  const { network, source, oldBlocks } = chain;
  if (oldBlocks.holdingsAt === undefined || source.traces() !== true) return;
  const { fromHeight } = (await findChain(lake.db, network))!;
  const lowest = Math.max(window.lowest.height, block.height - SPAN_BLOCKS, fromHeight - 1);
  const base = window.at(lowest);
  const holdings = someHoldings(block);
  if (base === undefined || base.height >= block.height || holdings.length === 0) return;
  const [before, after, moved] = await Promise.all([
    oldBlocks.holdingsAt(base, holdings, signal),
    oldBlocks.holdingsAt(block, holdings, signal),
    movedBetween(lake.db, network, holdings, { above: base.height, upTo: block.height }),
  ]);
  // Undone meanwhile, what was added up may be that of another branch.
  const held = await findHeldBlocks(lake.db, network);
  if (!held.some(({ hash }) => hash === block.hash)) return;
  for (const [i, holding] of holdings.entries()) {
    const [had, has] = [before[i] ?? null, after[i] ?? null];
    if (had !== null && has !== null)
      await count(parts, block, { ...holding, moved: moved[i]!, told: has - had });
  }
}

/** By how much a holding changed: by what is held, and by the node. */
interface Compared extends Holding {
  readonly moved: bigint;
  readonly told: bigint;
}

async function count(
  { lake, log, chain: { network }, checks }: SampleParts,
  { height, hash }: Block,
  { wallet, asset, moved, told }: Compared,
): Promise<void> {
  const isCoin = asset === nativeAsset(network).caip19;
  checks[isCoin ? "coins" : "tokens"] += 1;
  if (moved === told) return;
  checks[isCoin ? "wrongCoins" : "wrongTokens"] += 1;
  const found = { network, height, hash, wallet, asset, moved: `${moved}`, told: `${told}` };
  if (isCoin) {
    checks.wrongAt = height;
    log.warn(found, "a wallet's coins are not what its movements add up to");
  } else if (await noteRebasingToken(lake.db, { network, asset, height, at: new Date() }))
    log.info(found, "what wallets have of a token does not follow from its logs");
}

/** Some holdings of coins and of tokens that can be divided, that a block changed; of coins not those of who has its fees. */
function someHoldings({ network, movements }: Block): Holding[] {
  const coin = nativeAsset(network).caip19;
  const paid = movements.filter(
    (each) => each.kind === "reward" || (each.kind === "fee" && isIncoming(each)),
  );
  const receivers = new Set(paid.map(({ wallet }) => wallet));
  const all = new Map<string, Holding>();
  for (const { wallet, asset, kind } of movements)
    if (kind === "token" ? asset.includes("/erc20:") : !receivers.has(wallet))
      all.set(`${wallet} ${asset}`, { wallet, asset });
  const [coins, tokens] = [
    [...all.values()].filter(({ asset }) => asset === coin),
    [...all.values()].filter(({ asset }) => asset !== coin),
  ];
  return [...someOf(coins, MAX_HOLDINGS / 2), ...someOf(tokens, MAX_HOLDINGS / 2)];
}

function someOf(holdings: Holding[], most: number): Holding[] {
  const left = [...holdings];
  return Array.from(
    { length: Math.min(most, left.length) },
    () => left.splice(randomInt(left.length), 1)[0]!,
  );
}
