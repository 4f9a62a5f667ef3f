import { NETWORK_IDS } from "@tetron/domain/network";
import type { Chain } from "../../chain.ts";
import { chains } from "../../chains/registry.gen.ts";
import { type Budgets, openBudgets } from "../../rpc/budgets.ts";
import { chainIdentity } from "../../rpc/chain.ts";
import { atPriority, openRpc } from "../../rpc/pool.ts";
import { rpcUrls } from "../../rpc/settings.ts";
import type { MempoolSource } from "../mempool-source.ts";
import { announcedAt, type FollowSettings, type PendingMode, pendingMode } from "../settings.ts";

/** A network whose payments are scored before they are in a block. */
export interface WatchedMempool {
  readonly mode: PendingMode;
  readonly source: MempoolSource;
}

/** Opens the mempools that the settings watch; they connect on first use. `stack` closes their connections. */
export function openMempools(
  stack: AsyncDisposableStack,
  settings: FollowSettings,
  budgets: Budgets = openBudgets(settings),
): WatchedMempool[] {
  return NETWORK_IDS.flatMap((network) => {
    const mode = pendingMode(settings, network);
    const { mempool, rpc: limits } = chains[network] as Chain;
    if (mode === undefined || mempool === undefined) return [];
    const urls = rpcUrls(settings, network);
    const chain = chainIdentity(network, settings.TETRON_BITCOIN_CHAIN);
    const open = (some: readonly string[]) =>
      atPriority(stack.use(openRpc({ network, urls: some, chain, budgets, ...limits })), "live");
    const nodes = urls.map((url, at) => ({
      ...{ url, rpc: open([url]) },
      announcedAt: at === 0 ? announcedAt(settings, network) : undefined,
    }));
    return [{ mode, source: mempool(open(urls), nodes) }];
  });
}
