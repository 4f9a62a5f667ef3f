import { z } from "zod";
import { checked } from "../../../rpc/checked.ts";
import { bloomOf, readBloom } from "./bloom.ts";
import { type RawBlock, RawReceipt } from "./raw.ts";

const RawReceipts = z.array(RawReceipt);
/** Logs of a block up to which their filter is computed; of more it is only looked at whether there are any. */
const MAX_HASHED_LOGS = 5_000;

/**
 * The receipts of a block. What contradicts the block, as of another one, one that is left out, or one without its logs,
 * is no answer: another endpoint is asked.
 */
export function checkedReceipts(block: RawBlock): z.ZodType<RawReceipt[]> {
  return checked(RawReceipts, (receipts) => faultIn(block, receipts));
}

function faultIn(
  { hash, logsBloom, transactions }: RawBlock,
  receipts: readonly RawReceipt[],
): string | undefined {
  if (receipts.length !== transactions.length)
    return `${receipts.length} receipts of ${transactions.length} transactions`;
  for (const [i, { blockHash, transactionHash, logs }] of receipts.entries()) {
    if (blockHash !== hash) return `receipt ${i} is of block ${blockHash}`;
    if (transactionHash !== transactions[i]!.hash) return `receipt ${i} is of another transaction`;
    // The index of a log is not looked at: some nodes begin anew within a block.
    const foreign = logs.find(
      (log) =>
        (log.blockHash ?? hash) !== hash || (log.transactionHash ?? transactionHash) !== transactionHash,
    );
    if (foreign !== undefined) return `receipt ${i} has a log of block ${foreign.blockHash}`;
  }
  return faultInLogs(readBloom(logsBloom), receipts);
}

/** A chain whose blocks have no filter tells nothing by it. */
function faultInLogs(bloom: Uint8Array, receipts: readonly RawReceipt[]): string | undefined {
  const logs = receipts.flatMap((receipt) => receipt.logs);
  const isEmpty = bloom.every((byte) => byte === 0);
  if (logs.length === 0) return isEmpty ? undefined : "no logs, though the block has some";
  if (isEmpty || logs.length > MAX_HASHED_LOGS) return undefined;
  const told = bloomOf(logs);
  return bloom.every((byte, i) => byte === told[i]) ? undefined : "other logs than the block has";
}
