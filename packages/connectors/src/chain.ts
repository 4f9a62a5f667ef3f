import type { Network } from "@tetron/domain/network";
import type { Addresses } from "./addresses.ts";
import type { OpenBlocks } from "./follow/chain-source.ts";
import type { OpenMempool } from "./follow/mempool-source.ts";
import type { ReadFees } from "./market/fees/read-fees.ts";
import type { RpcOptions } from "./rpc/pool.ts";

/** The capabilities of one chain, exported by its folder `chains/<chain>`. */
export interface Chain {
  readonly network: Network;
  readonly addresses: Addresses;
  readonly readFees: ReadFees;
  /** Its blocks; absent where they are not followed yet. */
  readonly blocks?: OpenBlocks;
  /** What is not in its blocks yet; absent where nodes do not tell it, as where one sequencer has it. */
  readonly mempool?: OpenMempool;
  /** Limits of calls to the chain's nodes that differ from the pool's defaults. */
  readonly rpc?: Pick<RpcOptions, "maxBytes" | "attemptMs" | "hedgeMs" | "deadlineMs">;
}
