import { z } from "zod";
import { key, RawAccount, RawMeta, signature } from "../raw.ts";

/** A slot; also the answer of `getSlot`. */
export const slot = z.int().min(0);

/** `getBlocksWithLimit`. */
export const Slots = z.array(slot).max(1_000);

/** `getBlock` without its transactions. */
export const RawHeader = z.object({
  blockhash: key,
  previousBlockhash: key,
  parentSlot: slot,
  /** Unix seconds; `null` when the node has lost it. */
  blockTime: z.int().min(0).nullish(),
});

const RawTransaction = z.object({
  transaction: z.object({
    signatures: z.array(signature).min(1),
    /** Those of its lookup tables too. */
    accountKeys: z.array(RawAccount).min(1),
  }),
  meta: RawMeta,
});

const RawReward = z.object({
  pubkey: key,
  /** What the account gained; negative for what it lost. */
  lamports: z.union([z.int(), z.bigint()]).transform(BigInt),
  /** `Fee`, `Rent`, `Staking`, `Voting`. */
  rewardType: z.string().nullish(),
});

/** `getBlock` with `transactionDetails: "accounts"`, which has everything that a transaction changed. */
export const RawBlock = RawHeader.extend({
  transactions: z.array(RawTransaction),
  rewards: z.array(RawReward),
});

export type RawHeader = z.output<typeof RawHeader>;
export type RawBlock = z.output<typeof RawBlock>;
export type RawTransaction = z.output<typeof RawTransaction>;
