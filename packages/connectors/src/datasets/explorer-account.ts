import { unprocessable } from "@tetron/domain/failure";
import type { AccountHistory, AccountTransaction, TokenTransfer } from "@tetron/domain/history";
import type { z } from "zod";
import { checked } from "../io/checked.ts";
import { ExplorerLine, type ExplorerTransaction, type ExplorerTransfer } from "./explorer-schema.ts";

/** One account with its history. A label is `null` when the line does not carry it. */
export interface ExplorerAccount {
  readonly address: string;
  readonly fraud: boolean | null;
  readonly inKaggle: boolean | null;
  readonly history: AccountHistory;
}

const METHOD_ID = /^0x[0-9a-f]{8}$/i;

/**
 * Makes an account from one line of an accounts file: `{"address", "normal": [...], "erc20": [...]}`, the
 * lists being what explorers answer to `txlist` and `tokentx`. `network` (default `ethereum`), `flag`,
 * `inKaggle`, `erc20`, hashes, method ids and token names may be absent. The lists may come in any order.
 *
 * A transaction of the account with itself counts as sent.
 *
 * @param json - The parsed line.
 * @throws Failure `UNPROCESSABLE` naming the field, such as `normal[3].timeStamp`; `not_a_party` for an
 *   entry that has the account on neither side.
 */
export function parseExplorerAccount(json: unknown): ExplorerAccount {
  const { network, address, flag, inKaggle, normal, erc20 } = checked(ExplorerLine, json);
  const transactions = normal.map((entry, i) => transactionOf(entry, address, `normal[${i}]`));
  const tokenTransfers = (erc20 ?? []).map((entry, i) => transferOf(entry, address, `erc20[${i}]`));
  return {
    address,
    fraud: flag == null ? null : flag === 1,
    inKaggle: inKaggle ?? null,
    history: {
      network,
      address,
      transactions: transactions.sort(byTime),
      tokenTransfers: tokenTransfers.sort(byTime),
    },
  };
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
    hash: entry.hash ?? null,
  };
}

function transferOf(entry: z.output<typeof ExplorerTransfer>, account: string, field: string): TokenTransfer {
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
    hash: entry.hash ?? null,
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
