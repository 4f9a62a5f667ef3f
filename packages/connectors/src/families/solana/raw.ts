import { z } from "zod";

/** 32 bytes in base58: an account, or the hash of a block. */
export const key = z.string().regex(/^[1-9A-HJ-NP-Za-km-z]{32,44}$/, "must be 32 bytes in base58");
export const signature = z.string().regex(/^[1-9A-HJ-NP-Za-km-z]{64,90}$/, "must be a signature in base58");

const isLamports = (value: number | bigint) => value >= 0 && value < 2 ** 64;

/** Where an answer was parsed exactly, amounts beyond 2^53 are bigints; otherwise numbers, which are rounded. */
export const lamports = z
  .union([z.number(), z.bigint()])
  .refine(
    (value) => (typeof value === "bigint" || Number.isInteger(value)) && isLamports(value),
    "is no amount of lamports",
  )
  .transform(BigInt);

const TokenBalance = z.object({
  mint: key,
  /** Absent in old records. */
  owner: key.optional(),
  uiTokenAmount: z.object({
    amount: z
      .string()
      .regex(/^\d{1,20}$/)
      .transform(BigInt),
    decimals: z.int().min(0).max(255),
  }),
});

const tokenBalances = z
  .array(TokenBalance)
  .nullish()
  .transform((list) => list ?? []);

/** An account that a transaction names. */
export const RawAccount = z.object({ pubkey: key, signer: z.boolean() });

/** What a transaction changed; tokens by the accounts that hold them. */
export const RawMeta = z.object({
  /** Why it failed; `null` when it did not. */
  err: z.unknown(),
  fee: lamports,
  preBalances: z.array(lamports),
  postBalances: z.array(lamports),
  preTokenBalances: tokenBalances,
  postTokenBalances: tokenBalances,
});

export type RawAccount = z.output<typeof RawAccount>;
export type RawMeta = z.output<typeof RawMeta>;
