import { z } from "zod";
import { lamports, RawAccount, RawMeta, signature } from "../../families/solana/raw.ts";

/** `null` when the node has lost it: then nobody can tell when the transaction was. */
const blockTime = z.int().min(0).nullish();

/** `getSignaturesForAddress`, newest first. */
export const Signatures = z.array(z.object({ signature })).max(1_000);

/** `getBalance`. */
export const Balance = z.object({ value: lamports });

/** A transaction in the encoding `jsonParsed`, of any version. */
export const SolanaTransaction = z
  .object({
    blockTime,
    transaction: z.object({
      signatures: z.array(signature).min(1),
      message: z.object({ accountKeys: z.array(RawAccount).min(1) }),
    }),
    meta: RawMeta,
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
