import { type ChainNetwork, NETWORK_IDS, type Network } from "@tetron/domain/network";
import { chains } from "../../chains/registry.gen.ts";
import type { Priority } from "../../rpc/budget.ts";
import { type Budgets, openBudgets } from "../../rpc/budgets.ts";
import { chainIdentity } from "../../rpc/chain.ts";
import { atPriority, type EndpointHealth, openRpc } from "../../rpc/pool.ts";
import { rpcUrls } from "../../rpc/settings.ts";
import type { ChainSource } from "../chain-source.ts";
import {
  type FollowMode,
  type FollowSettings,
  followFrom,
  followMode,
  keepMovementsDays,
} from "../settings.ts";

/** A chain that is followed. */
export interface FollowedChain {
  readonly network: Network;
  readonly mode: FollowMode;
  /** Height of the first block to keep; `undefined` for the one after the head. */
  readonly from: number | undefined;
  /** Days that its movements are kept; `undefined` for ever. */
  readonly keepDays?: number | undefined;
  /** Asked for new blocks. */
  readonly source: ChainSource;
  /** The same nodes, asked for old blocks: behind everything else. */
  readonly oldBlocks: ChainSource;
  /** Whether its follower begins it only when that is asked for: at a start of its process, and by a reset. */
  readonly isBegunAtStart?: boolean;
  health(): readonly EndpointHealth[];
}

/** A block with its receipts and calls may take a node seconds and be tens of megabytes. */
const LIMITS = { deadlineMs: 30_000, attemptMs: 15_000, hedgeMs: 5_000, maxBytes: 256 * 1024 * 1024 };

/**
 * Opens the chains that the settings follow; they connect on first use. `stack` closes their connections.
 *
 * @param budgets - What endpoints may be asked in this process.
 */
export function openChains(
  stack: AsyncDisposableStack,
  settings: FollowSettings,
  budgets: Budgets = openBudgets(settings),
): FollowedChain[] {
  return NETWORK_IDS.flatMap((network) => {
    const mode = followMode(settings, network);
    if (mode === undefined) return [];
    const opened = openChain(stack, { settings, budgets }, network);
    if (opened === undefined) return [];
    const keepDays = keepMovementsDays(settings, network);
    return [{ ...opened, network, mode, from: followFrom(settings, network), keepDays }];
  });
}

/** Opens the source of a network; `undefined` where it has no endpoint, or its blocks are not followed yet. */
export function openChain(
  stack: AsyncDisposableStack,
  { settings, budgets }: { readonly settings: FollowSettings; readonly budgets: Budgets },
  network: ChainNetwork,
): Pick<FollowedChain, "source" | "oldBlocks" | "health"> | undefined {
  const { blocks } = chains[network] as (typeof chains)["ethereum"];
  const urls = rpcUrls(settings, network);
  if (blocks === undefined || urls.length === 0) return undefined;
  const chain = chainIdentity(network, settings.TETRON_BITCOIN_CHAIN);
  const rpc = stack.use(openRpc({ network, urls, chain, budgets, ...LIMITS }));
  const open = (priority: Priority) => stack.use(blocks(atPriority(rpc, priority), urls));
  return { source: open("live"), oldBlocks: open("backfill"), health: rpc.health };
}
