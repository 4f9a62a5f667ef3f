import { requireBlockTime } from "@tetron/domain/block-time";
import { type Failure, unprocessable } from "@tetron/domain/failure";
import type { AccountHistory, AccountTransaction, TokenTransfer } from "@tetron/domain/history";
import type { z } from "zod";
import { faultOf, parseChecked } from "../io/checked.ts";
import { withoutRepeatedTransactions, withoutRepeatedTransfers } from "./explorer-repeats.ts";
import {
  ExplorerLine,
  type ExplorerTransaction,
  ExplorerTransfer,
  TOKENS_OWN_FIELDS,
} from "./explorer-schema.ts";

/** One account with its history. A label is `null` when the line has none. */
export interface ExplorerAccount {
  readonly address: string;
  readonly fraud: boolean | null;
  readonly inKaggle: boolean | null;
  readonly history: AccountHistory;
  /** Repeated entries, such as from overlapping pages; the history has each once. */
  readonly repeated: number;
  /** Token transfers left out of the history because of their token's invalid metadata, with the reason. */
  readonly skipped: readonly Failure<"UNPROCESSABLE">[];
}

const METHOD_ID = /^0x[0-9a-f]{8}$/i;

/**
 * Makes an account from one line of an accounts file: `{"address", "normal": [...], "erc20": [...]}`, with
 * the answers of explorers to `txlist` and `tokentx` as lists. `network` (default `ethereum`), `flag`,
 * `inKaggle`, `sees`, `coverage`, `erc20`, hashes, method ids and token names may be absent. The lists may come in any order.
 *
 * A transaction of the account with itself counts as sent. Characters of a token's name that cannot be stored
 * become U+FFFD.
 *
 * @param json - The parsed line.
 * @param now - Transactions more than an hour later are refused.
 * @throws Failure `UNPROCESSABLE` naming the field, such as `normal[3].timeStamp`; `not_a_party` for an
 *   entry with the account on neither side; `in_the_future` and `before_the_chain` for times without a block
 *   of the network.
 */
export function parseExplorerAccount(json: unknown, now: Date = new Date()): ExplorerAccount {
  const { network, address, flag, inKaggle, sees, coverage, normal, erc20 } = parseChecked(
    ExplorerLine,
    json,
  );
  const { transfers, skipped } = readTransfers(erc20 ?? []);
  for (const [i, { timeStamp }] of normal.entries())
    requireBlockTime(network, timeStamp, now, `normal[${i}].timeStamp`);
  for (const { at, entry } of transfers)
    requireBlockTime(network, entry.timeStamp, now, `erc20[${at}].timeStamp`);
  const transactions = normal.map((entry, i) => transactionOf(entry, address, `normal[${i}]`));
  const tokenTransfers = transfers.map(({ at, entry }) => transferOf(entry, address, `erc20[${at}]`));
  const kept = {
    transactions: withoutRepeatedTransactions(transactions, normal),
    tokenTransfers: withoutRepeatedTransfers(
      tokenTransfers,
      transfers.map(({ entry }) => entry),
    ),
  };
  return {
    address,
    fraud: flag == null ? null : flag === 1,
    inKaggle: inKaggle ?? null,
    history: {
      network,
      address,
      ...(sees !== undefined && { sees }),
      ...(coverage !== undefined && { coverage }),
      transactions: kept.transactions.sort(byTime),
      tokenTransfers: kept.tokenTransfers.sort(byTime),
    },
    repeated:
      transactions.length - kept.transactions.length + (tokenTransfers.length - kept.tokenTransfers.length),
    skipped,
  };
}

type Transfer = z.output<typeof ExplorerTransfer>;

/** @throws Failure for an entry with faults other than invalid token metadata. */
function readTransfers(entries: readonly unknown[]) {
  const transfers: { readonly at: number; readonly entry: Transfer }[] = [];
  const skipped: Failure<"UNPROCESSABLE">[] = [];
  for (const [at, entry] of entries.entries()) {
    const { data, error } = ExplorerTransfer.safeParse(entry);
    if (error === undefined) {
      transfers.push({ at, entry: data });
      continue;
    }
    const worst = error.issues.find(({ path }) => !TOKENS_OWN_FIELDS.has(path[0] ?? ""));
    if (worst !== undefined) throw faultOf(worst, ["erc20", at]);
    skipped.push(faultOf(error.issues[0]!, ["erc20", at]));
  }
  return { transfers, skipped };
}

function transactionOf(
  entry: z.output<typeof ExplorerTransaction>,
  account: string,
  field: string,
): AccountTransaction {
  const { from, timeStamp, value, isError, methodId } = entry;
  const to = entry.to || null;
  const created = entry.contractAddress || null;
  const direction = directionOf([from, to ?? created], account, field);
  return {
    timestamp: timeStamp,
    direction,
    counterparty: direction === "sent" ? to : from,
    value,
    createsContract: to === null || created !== null,
    failed: isError === 1,
    methodId: METHOD_ID.test(methodId) ? methodId.toLowerCase() : null,
    hash: entry.hash,
  };
}

function transferOf(entry: Transfer, account: string, field: string): TokenTransfer {
  const { from, to, timeStamp, value, tokenName, tokenSymbol, tokenDecimal } = entry;
  const direction = directionOf([from, to], account, field);
  return {
    timestamp: timeStamp,
    direction,
    counterparty: direction === "sent" ? to : from,
    token: entry.contractAddress || tokenName || tokenSymbol,
    symbol: tokenSymbol,
    value,
    decimals: tokenDecimal,
    hash: entry.hash,
  };
}

function directionOf(
  [from, to]: readonly [from: string, to: string | null],
  account: string,
  field: string,
): "sent" | "received" {
  if (from === account) return "sent";
  if (to === account) return "received";
  throw unprocessable(field, "not_a_party", `${field}: ${account} neither sends nor receives it.`);
}

function byTime(a: { readonly timestamp: number }, b: { readonly timestamp: number }): number {
  return a.timestamp - b.timestamp;
}
