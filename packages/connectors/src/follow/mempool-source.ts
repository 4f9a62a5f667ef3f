import type { Network } from "@tetron/domain/network";
import type { Rpc } from "../rpc/pool.ts";

/** A transaction that no block has yet. */
export interface PendingTransaction {
  readonly network: Network;
  /** In the network's stored form. */
  readonly hash: string;
  /**
   * What at most one transaction of a chain can use up, such as an account's next number or an output: of two with the
   * same, one takes the place of the other.
   */
  readonly slots: readonly string[];
  /** What it would pay; empty for a call of a contract. */
  readonly payments: readonly PendingPayment[];
}

/** A payment of a pending transaction. */
export interface PendingPayment {
  /** In the network's stored form, as the other side. */
  readonly from: string;
  readonly to: string;
  /** Contract of the token; `null` for the network's coin. */
  readonly contract: string | null;
  /** Base units, `> 0`. */
  readonly units: bigint;
}

/** What a node says of a transaction that was pending. */
export type Fate =
  | { readonly is: "pending" }
  | { readonly is: "mined"; readonly height: number; readonly blockHash: string; readonly failed: boolean }
  /** What it would use up is used up by another one: `by`, where the node tells. */
  | { readonly is: "replaced"; readonly by?: string }
  /** The node does not have it. It may have another one. */
  | { readonly is: "gone" };

/** Who listens to a mempool. */
export interface MempoolListeners {
  onSeen(transaction: PendingTransaction): void;
  /** A node that could announce what it has cannot be heard, and why: it is asked once in a while. */
  onUnannounced?(why: string): void;
  /** A transaction that was announced by its hash alone is not reported, since it could not be looked up. */
  onLeftOut?(): void;
}

/** What the nodes of one network have before it is in a block. */
export interface MempoolSource {
  readonly network: Network;
  /**
   * Tells every transaction that a node announces, and those that it had before, until `signal` aborts. Some may be told
   * twice; when a node cannot keep up, some may be left out.
   *
   * @throws Failure `UNAVAILABLE` or RpcFault when no node answers: watch again.
   */
  watch(listeners: MempoolListeners, signal: AbortSignal): Promise<void>;
  /** What has become of a transaction. @param transaction - With the block that had it, where one is known. */
  fateOf(
    transaction: {
      readonly hash: string;
      readonly slots: readonly string[];
      readonly blockHash?: string | null;
    },
    signal: AbortSignal,
  ): Promise<Fate>;
}

/** One endpoint of a network. */
export interface MempoolNode {
  readonly url: string;
  /** Asks this endpoint alone. */
  readonly rpc: Rpc;
  /** Where it announces what it has, when that is set: `tcp://host:port`. */
  readonly announcedAt: string | undefined;
}

/** Opens the source of a network over all of its endpoints, and over each. */
export type OpenMempool = (rpc: Rpc, nodes: readonly MempoolNode[]) => MempoolSource;
