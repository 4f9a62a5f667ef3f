import { z } from "zod";
import { evmAddress, evmHash, hexNumber, hexUnits } from "../evm-hex.ts";

const Transaction = z.object({
  hash: evmHash,
  blockNumber: hexNumber,
  transactionIndex: hexNumber,
  from: evmAddress,
  to: evmAddress.nullable(),
  value: hexUnits,
  input: z.string().regex(/^0x[0-9a-f]*$/i),
});

const Receipt = z.object({
  transactionHash: evmHash,
  /** Absent before the Byzantium fork: nobody can tell then whether the transaction failed. */
  status: hexNumber.nullish(),
  contractAddress: evmAddress.nullish(),
  /** Otterscan's API adds it, as a JSON number or in hex. */
  timestamp: z.union([z.int().min(0), hexNumber]),
});

/** Transactions of a search come with their receipts, in whole blocks: a page may have more than asked for. */
export const SearchPage = z
  .object({
    txs: z.array(Transaction).max(20_000),
    receipts: z.array(Receipt),
    /** Whether nothing is newer, and whether nothing is older. */
    firstPage: z.boolean(),
    lastPage: z.boolean(),
  })
  .transform(({ txs, receipts, ...ends }, context) => {
    const receiptOf = new Map(receipts.map((receipt) => [receipt.transactionHash, receipt]));
    const entries = txs.flatMap((transaction) => {
      const receipt = receiptOf.get(transaction.hash);
      if (receipt === undefined)
        context.addIssue({ code: "custom", message: "a transaction has no receipt" });
      return receipt === undefined ? [] : [{ ...transaction, receipt }];
    });
    return { ...ends, entries };
  });

/** A transaction with its receipt. */
export type SearchEntry = z.output<typeof SearchPage>["entries"][number];

/** A cursor: the last block that was read. */
export const Position = z.object({ after: z.int().min(0) });
