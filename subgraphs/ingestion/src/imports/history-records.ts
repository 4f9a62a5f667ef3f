import { parseExplorerAccount } from "@tetron/connectors/datasets/explorer-account";
import { isFailure, unprocessable } from "@tetron/domain/failure";
import type { AccountHistory } from "@tetron/domain/history";
import type { Line } from "@tetron/domain/lines";
import { parseNdjson } from "@tetron/domain/ndjson";
import { isNetwork, NETWORKS, type Network } from "@tetron/domain/network";
import { csvAccounts } from "./csv-accounts.ts";
import type { ImportFormat, ImportRecord } from "./record.ts";
import { inRowsWords, type LinedRow } from "./row-lines.ts";

/** Options of reading an import. */
export interface HistorySource {
  readonly format: ImportFormat;
  readonly network: Network;
  /** Time of the import: no transaction may be much later. */
  readonly now: Date;
}

/**
 * Reads account histories. NDJSON has one account per line, `{"address", "normal": [...], "erc20": [...]}` as
 * explorers answer `txlist` and `tokentx`; CSV has one ordinary transaction per row, with the columns of
 * `txlist` and `account`, in any order.
 *
 * An account is refused as a whole when a part of it is invalid, because half a history would give wrong
 * numbers. Token metadata is not such a part: see `leftOut`.
 *
 * @throws Failure `UNPROCESSABLE` on `network` when histories of its family cannot be read.
 */
export function historyRecords(
  lines: AsyncIterable<readonly Line[]>,
  { format, network, now }: HistorySource,
): AsyncGenerator<ImportRecord<AccountHistory>> {
  if (NETWORKS[network].family !== "evm")
    throw unprocessable("network", "no_history_format", `network: histories are read for EVM networks only.`);
  const accounts = format === "csv" ? csvAccounts(lines, network) : parseNdjson(lines, (json) => json);
  return oncePerAccount(parsed(accounts, { format, network, now }));
}

async function* parsed(
  accounts: AsyncIterable<ImportRecord<unknown>>,
  source: HistorySource,
): AsyncGenerator<ImportRecord<AccountHistory>> {
  for await (const { line, value, error } of accounts) {
    if (error !== undefined) {
      yield { line, error };
      continue;
    }
    const record = parse(line, value, source);
    if (record.error === undefined || source.format !== "csv") yield record;
    else yield inRowsWords(record.error, { line, ...(value as CsvAccount) });
  }
}

/** What {@link csvAccounts} yields, as far as a refusal needs it. */
interface CsvAccount {
  readonly normal: readonly LinedRow[];
  readonly columns?: Readonly<Record<string, string>>;
}

function parse(
  line: number,
  value: unknown,
  { network, now }: Pick<HistorySource, "network" | "now">,
): ImportRecord<AccountHistory> {
  try {
    const { network: stated } = Object(value) as { readonly network?: unknown };
    if (typeof stated === "string" && isNetwork(stated) && stated !== network)
      throw unprocessable("network", "other_network", `network: the line is about ${stated}.`);
    const json = typeof value === "object" && value !== null ? { network, ...value } : value;
    const { history, repeated, skipped } = parseExplorerAccount(json, now);
    if (history.transactions.length + history.tokenTransfers.length === 0)
      throw unprocessable("normal", "no_transactions", `normal: ${history.address} has no transactions.`);
    return { line, value: history, leftOut: { repeated, skipped } };
  } catch (error) {
    if (isFailure(error)) return { line, error };
    throw error;
  }
}

/** Refuses an account that an earlier line has too: nobody can tell which one is right. */
async function* oncePerAccount(
  records: AsyncIterable<ImportRecord<AccountHistory>>,
): AsyncGenerator<ImportRecord<AccountHistory>> {
  const firstLine = new Map<string, number>();
  for await (const record of records) {
    const { line, value } = record;
    const first = value && firstLine.get(value.address);
    if (first !== undefined) {
      const message = `address: ${value!.address} is on line ${first} already.`;
      yield { line, error: unprocessable("address", "duplicate_account", message) };
      continue;
    }
    if (value !== undefined) firstLine.set(value.address, line);
    yield record;
  }
}
