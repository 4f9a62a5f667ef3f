import type { AddressLink } from "./address-link.ts";
import type { IssuerFreeze } from "./issuer-freeze.ts";
import type { Network } from "./network.ts";

/** A block of a chain, by what links it to the others. */
export interface BlockRef {
  /** Height; on Solana the slot. */
  readonly height: number;
  /** In the network's stored form. */
  readonly hash: string;
  /** `null` for the first block. */
  readonly parentHash: string | null;
  /** Unix seconds. */
  readonly timestamp: number;
}

/** One transaction of a block between accounts. */
export interface BlockTransaction {
  /** Its place in the block, from 0. */
  readonly index: number;
  readonly hash: string;
  /** Addresses are in the network's stored form. Of several payers the largest; `null` when none has an address. */
  readonly from: string | null;
  /** Of several payees the largest; `null` when it creates a contract, and when none has an address. */
  readonly to: string | null;
  /** The contract that it created; `null` when none. */
  readonly contract: string | null;
  /** Base units of the network's coin, also when it failed; of bitcoin what others than `from` were paid. */
  readonly value: bigint;
  readonly failed: boolean;
  /** First four bytes of the call data, `0x` and 8 hex digits; `null` for a plain transfer. */
  readonly methodId: string | null;
}

/**
 * Why a balance changed: the value of a transaction, its fee, a call inside it, a token's log, or what the network itself
 * pays out.
 */
export type MovementKind = "native" | "fee" | "internal" | "token" | "reward";

/**
 * The change of one account's holding of one asset: the primary row of everything that is followed. On EVM networks by
 * each transfer; on bitcoin by each transaction, net of change.
 */
export interface Movement {
  /** `index` of its transaction; {@link OF_BLOCK} for what belongs to none. */
  readonly transaction: number;
  /**
   * Its place in the transaction: twice that of the transfer, and one more for the side that received. The sides of a
   * transfer of 0 can be told apart by nothing else.
   */
  readonly index: number;
  /** In the network's stored form. */
  readonly wallet: string;
  /**
   * The other side, of several the largest; `null` for a mint, a burn, a reward, a fee that is burnt or that the block's
   * reward has, and when no other side has an address.
   */
  readonly counterparty: string | null;
  /** CAIP-19 asset type, of one token with its id. */
  readonly asset: string;
  /** Base units: negative for what left the wallet. */
  readonly delta: bigint;
  readonly kind: MovementKind;
}

/** The transaction of a movement that belongs to the block itself. */
export const OF_BLOCK = -1;

/** A block with what it moved: everything, or what concerns the wallets that were asked for. */
export interface Block extends BlockRef {
  readonly network: Network;
  readonly transactions: readonly BlockTransaction[];
  readonly movements: readonly Movement[];
  /** What issuers of tokens froze or released, whatever wallets were asked for; absent without any. */
  readonly freezes?: readonly IssuerFreeze[];
  /** Addresses that its transactions show to be of one holder; absent without any. */
  readonly links?: readonly AddressLink[];
}

/** Whether a movement is that of the side that received. */
export function isIncoming({ index }: Pick<Movement, "index">): boolean {
  return index % 2 === 1;
}
