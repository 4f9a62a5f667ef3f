import type { Rpc } from "../../rpc/pool.ts";
import type { NetworkFees } from "./network-fees.ts";

/**
 * Reads a network's fees from its nodes.
 *
 * @throws Failure `UNAVAILABLE` when no endpoint answers, or all answer with stale blocks;
 *   RpcFault when the nodes refuse; the reason of `signal` when it aborts.
 */
export type ReadFees = (rpc: Rpc, signal?: AbortSignal) => Promise<NetworkFees>;
