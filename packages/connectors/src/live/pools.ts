import { NETWORK_IDS, type Network } from "@tetron/domain/network";
import { chainIdentity } from "../rpc/chain.ts";
import { openRpc, type Rpc, type RpcOptions } from "../rpc/pool.ts";
import { type RpcSettings, rpcUrls } from "../rpc/settings.ts";

/** A bitcoin node's mempool is one answer of up to a quarter of a gigabyte, which takes its time. */
const BITCOIN: Partial<RpcOptions> = {
  maxBytes: 256 * 1024 * 1024,
  attemptMs: 20_000,
  hedgeMs: 10_000,
  deadlineMs: 30_000,
};

/** A pool for each network that has endpoints in the settings. */
export function openPools(settings: RpcSettings): ReadonlyMap<Network, Rpc> {
  const pools = new Map<Network, Rpc>();
  for (const network of NETWORK_IDS) {
    const urls = rpcUrls(settings, network);
    if (urls.length === 0) continue;
    const chain = chainIdentity(network, settings.TETRON_BITCOIN_CHAIN);
    pools.set(network, openRpc({ network, urls, chain, ...(network === "bitcoin" && BITCOIN) }));
  }
  return pools;
}
