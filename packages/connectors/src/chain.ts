import type { Network } from "@tetron/domain/network";
import type { Addresses } from "./addresses.ts";
import type { OpenBlocks } from "./follow/chain-source.ts";
import type { ReadFees } from "./market/fees/read-fees.ts";
import type { RpcOptions } from "./rpc/pool.ts";

/** The capabilities of one chain, exported by its folder `chains/<chain>`. */
export interface Chain {
  readonly network: Network;
  readonly addresses: Addresses;
  readonly readFees: ReadFees;
  /** Its blocks; absent where they are not followed yet. */
  readonly blocks?: OpenBlocks;
  /** Limits of calls to the chain's nodes that differ from the pool's defaults. */
  readonly rpc?: Pick<RpcOptions, "maxBytes" | "attemptMs" | "hedgeMs" | "deadlineMs">;
}
