import type { Network } from "@tetron/domain/network";
import type { Lake } from "@tetron/lake/lake";

/** A chain that is followed by processes that are killed. Disposing ends its node. */
export interface KilledChain extends AsyncDisposable {
  readonly network: Network;
  /** Of the follower. */
  readonly settings: Readonly<Record<string, string>>;
  /** Wallets whose histories are compared with what is held. */
  readonly wallets: readonly string[];
  /** Hash of the newest block. */
  newest(): Promise<string>;
  /** Adds blocks; `seed` tells one branch from another. @returns What takes exactly these back. */
  advance(blocks: number, seed: number): Promise<() => Promise<void>>;
  /** Hashes of the blocks from the first one that is followed to the newest. */
  hashes(): Promise<string[]>;
  /** What is not what the node says. */
  wrongBalances(lake: Lake): Promise<object[]>;
}
