import { parseExplorerAccount } from "@tetron/connectors/datasets/explorer-account";
import type { Line } from "@tetron/connectors/io/lines";
import { isFailure, unprocessable } from "@tetron/domain/failure";
import type { AccountHistory } from "@tetron/domain/history";
import { NETWORKS, type Network } from "@tetron/domain/network";
import { csvRows, type Row } from "./csv-rows.ts";
import { jsonRecords } from "./json-records.ts";
import type { ImportFormat, ImportRecord } from "./record.ts";

type Lines = AsyncIterable<readonly Line[]>;

/** The column that says whose history a CSV row belongs to; the others are an explorer's `txlist`. */
const ACCOUNT = "account";
const REQUIRED = [ACCOUNT, "timeStamp", "from", "to", "value"];

/**
 * Reads account histories. NDJSON holds an account a line, `{"address", "normal": [...], "erc20": [...]}`
 * as explorers answer to `txlist` and `tokentx`; CSV holds an ordinary transaction a row, with the columns
 * of `txlist` after `account`, the rows of one account together.
 *
 * An account is refused as a whole: half a history would give wrong numbers.
 *
 * @throws Failure `UNPROCESSABLE` on `network` when histories of its family cannot be read.
 */
export function historyRecords(
  lines: Lines,
  format: ImportFormat,
  network: Network,
): AsyncGenerator<ImportRecord<AccountHistory>> {
  if (NETWORKS[network].family !== "evm")
    throw unprocessable("network", "no_history_format", `network: histories are read for EVM networks only.`);
  const accounts = format === "csv" ? csvAccounts(lines) : jsonRecords(lines);
  return oncePerAccount(parsed(accounts, network));
}

/** The rows of one account. It is broken when a row that may have been its own could not be read. */
interface OpenAccount {
  readonly line: number;
  readonly value: { readonly address: string; readonly normal: Row[] };
  broken: boolean;
}

async function* csvAccounts(lines: Lines): AsyncGenerator<ImportRecord<unknown>> {
  let open: OpenAccount | undefined;
  let badRowBefore = false;
  for await (const { line, value: row, error } of csvRows(lines, REQUIRED)) {
    if (error !== undefined) {
      yield { line, error };
      badRowBefore = true;
      if (open !== undefined) open.broken = true;
      continue;
    }
    const { [ACCOUNT]: address = "", ...transaction } = row;
    if (open?.value.address !== address) {
      if (open !== undefined) yield closed(open);
      open = { line, value: { address, normal: [] }, broken: badRowBefore };
    }
    open.value.normal.push(transaction);
    badRowBefore = false;
  }
  if (open !== undefined) yield closed(open);
}

function closed({ line, value, broken }: OpenAccount): ImportRecord<unknown> {
  if (!broken) return { line, value };
  const message = `${ACCOUNT}: ${value.address} has a row beside it that cannot be read and may be its own.`;
  return { line, error: unprocessable(ACCOUNT, "incomplete", message) };
}

async function* parsed(
  accounts: AsyncIterable<ImportRecord<unknown>>,
  network: Network,
): AsyncGenerator<ImportRecord<AccountHistory>> {
  for await (const { line, value, error } of accounts) {
    if (error !== undefined) yield { line, error };
    else yield parse(line, value, network);
  }
}

function parse(line: number, value: unknown, network: Network): ImportRecord<AccountHistory> {
  try {
    const json = typeof value === "object" && value !== null ? { network, ...value } : value;
    const { history } = parseExplorerAccount(json);
    if (history.network !== network)
      throw unprocessable("network", "other_network", `network: the line is about ${history.network}.`);
    if (history.transactions.length + history.tokenTransfers.length === 0)
      throw unprocessable("normal", "no_transactions", `normal: ${history.address} has no transactions.`);
    return { line, value: history };
  } catch (error) {
    if (isFailure(error)) return { line, error };
    throw error;
  }
}

/** Refuses an account that stood on an earlier line: nobody can say which of the two is right. */
async function* oncePerAccount(
  records: AsyncIterable<ImportRecord<AccountHistory>>,
): AsyncGenerator<ImportRecord<AccountHistory>> {
  const firstLine = new Map<string, number>();
  for await (const record of records) {
    const { line, value } = record;
    const first = value && firstLine.get(value.address);
    if (first !== undefined) {
      const message = `address: ${value!.address} stands on line ${first} already.`;
      yield { line, error: unprocessable("address", "duplicate_account", message) };
      continue;
    }
    if (value !== undefined) firstLine.set(value.address, line);
    yield record;
  }
}
