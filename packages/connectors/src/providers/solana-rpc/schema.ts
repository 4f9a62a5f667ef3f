import { z } from "zod";

const key = z.string().regex(/^[1-9A-HJ-NP-Za-km-z]{32,44}$/);
/** Lamports. Beyond 2^53 JSON's numbers are rounded; only the balances of a few staking programs are so large. */
const lamports = z
  .number()
  .refine((value) => Number.isInteger(value) && value >= 0 && value < 2 ** 64, "is no amount of lamports")
  .transform(BigInt);

/** `null` when the node has lost it: then nobody can tell when the transaction was. */
const blockTime = z.int().min(0).nullish();

const signature = z.string().regex(/^[1-9A-HJ-NP-Za-km-z]{64,90}$/);

/** `getSignaturesForAddress`, newest first. */
export const Signatures = z.array(z.object({ signature })).max(1_000);

/** `getBalance`. */
export const Balance = z.object({ value: lamports });

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

/** A transaction in the encoding `jsonParsed`, of any version. */
export const SolanaTransaction = z
  .object({
    blockTime,
    transaction: z.object({
      signatures: z.array(signature).min(1),
      message: z.object({ accountKeys: z.array(z.object({ pubkey: key, signer: z.boolean() })).min(1) }),
    }),
    meta: z.object({
      err: z.unknown(),
      fee: lamports,
      preBalances: z.array(lamports),
      postBalances: z.array(lamports),
      preTokenBalances: tokenBalances,
      postTokenBalances: tokenBalances,
    }),
  })
  .refine(({ transaction: { message }, meta }) => {
    const { length } = message.accountKeys;
    return meta.preBalances.length === length && meta.postBalances.length === length;
  }, "has not one balance for each account");

/** A transaction in the encoding `jsonParsed`. */
export type SolanaTransaction = z.output<typeof SolanaTransaction>;

/** `getTransactionsForAddress`, a method of some services. */
export const TransactionsPage = z.object({
  data: z.array(SolanaTransaction).max(1_000),
  paginationToken: z.string().max(200).nullish(),
});

/** A page of whole transactions. */
export type TransactionsPage = z.output<typeof TransactionsPage>;

/** A cursor: the last transaction of the page before. */
export const Position = z.object({ before: signature });
