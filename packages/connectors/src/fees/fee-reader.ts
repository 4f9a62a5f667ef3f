import type { Network } from "@tetron/domain/network";
import type { Rpc } from "../rpc/pool.ts";
import type { NetworkFees } from "./network-fees.ts";

/** Reads a network's fees from its nodes. */
export interface FeeReader {
  readonly network: Network;
  /**
   * @throws Failure `UNAVAILABLE` when no endpoint answers, or all answer with blocks from the past;
   *   RpcFault when the nodes refuse; the reason of `signal` when it aborts.
   */
  read(rpc: Rpc, signal?: AbortSignal): Promise<NetworkFees>;
}
