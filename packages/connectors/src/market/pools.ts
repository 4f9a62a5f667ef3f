import { type ChainNetwork, NETWORK_IDS } from "@tetron/domain/network";
import { chains } from "../chains/registry.gen.ts";
import type { Budgets } from "../rpc/budgets.ts";
import { chainIdentity } from "../rpc/chain.ts";
import { openRpc, type Rpc } from "../rpc/pool.ts";
import { type RpcSettings, rpcUrls } from "../rpc/settings.ts";

/** A pool for each network that has endpoints in the settings. */
export function openPools(settings: RpcSettings, budgets: Budgets): ReadonlyMap<ChainNetwork, Rpc> {
  const pools = new Map<ChainNetwork, Rpc>();
  for (const network of NETWORK_IDS) {
    const urls = rpcUrls(settings, network);
    if (urls.length === 0) continue;
    const chain = chainIdentity(network, settings.TETRON_BITCOIN_CHAIN);
    pools.set(network, openRpc({ network, urls, chain, budgets, ...chains[network].rpc }));
  }
  return pools;
}
