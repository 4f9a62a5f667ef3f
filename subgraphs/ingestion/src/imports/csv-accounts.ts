import { explorerExport } from "@tetron/connectors/datasets/explorer-exports";
import { type CsvRow, parseCsv, readHeader, widthFault } from "@tetron/connectors/io/csv";
import { rowOf } from "@tetron/connectors/io/csv-rows";
import { type Failure, unprocessable } from "@tetron/domain/failure";
import type { HistorySees } from "@tetron/domain/history";
import type { Line } from "@tetron/domain/lines";
import type { Network } from "@tetron/domain/network";
import { exportedAccount } from "./exported-account.ts";
import type { ImportRecord } from "./record.ts";
import { linedRow } from "./row-lines.ts";
import { openRowSpool } from "./row-spool.ts";
import { storedForm } from "./stored-form.ts";

/** The column with a CSV row's account; the others are those of an explorer's `txlist`. */
const ACCOUNT = "account";
const REQUIRED = [ACCOUNT, "timeStamp", "from", "to", "value"];

/** An account before its rows are read back. */
interface SpooledAccount {
  readonly address: string;
  /** Line of its first row. */
  readonly line: number;
  /** Set when one of its rows is invalid. */
  fault?: Failure;
}

/**
 * Reads an explorer's export, known by its header, as its one account, and any other CSV as accounts.
 *
 * @throws Failure `UNPROCESSABLE` as {@link explorerExport}, {@link exportedAccount} and {@link joinedAccounts} do.
 */
export async function* csvAccounts(
  lines: AsyncIterable<readonly Line[]>,
  network: Network,
): AsyncGenerator<ImportRecord<unknown>> {
  const rows = parseCsv(lines);
  const { value: header } = await rows.next();
  if (header === undefined) return;
  const exported = explorerExport(header.cells, network);
  if (exported !== undefined) yield* exportedAccount(rows, exported, network);
  else yield* joinedAccounts(rows, readHeader(header.cells, REQUIRED), network);
}

/**
 * Reads transactions, one per row, as accounts, in the order of their first rows. Rows may come in any order,
 * such as by time over all accounts, so accounts are only yielded at the end of the file. An account with an
 * invalid row is refused.
 *
 * @throws Failure `UNPROCESSABLE` on `file` or `line` for what {@link parseCsv} and {@link readHeader}
 *   refuse, and for an invalid row without a recognisable account.
 */
async function* joinedAccounts(
  rows: AsyncIterable<CsvRow>,
  header: readonly string[],
  network: Network,
): AsyncGenerator<ImportRecord<unknown>> {
  using spool = openRowSpool();
  const sees = seenIn(header);
  const accounts: SpooledAccount[] = [];
  const indices = new Map<string, number>();
  const indexOf = (address: string, line: number): number => {
    const key = storedForm(network, address) ?? address;
    const index = indices.get(key) ?? accounts.push({ address, line }) - 1;
    indices.set(key, index);
    return index;
  };

  for await (const { line, cells } of rows) {
    const fault = widthFault(cells, header, `line ${line}`);
    if (fault !== undefined) {
      const address = ownerOf(cells, header, network);
      if (address === undefined) throw fault;
      accounts[indexOf(address, line)]!.fault ??= incomplete(address, fault);
    } else {
      const { [ACCOUNT]: address = "", ...transaction } = rowOf(cells, header);
      spool.add(indexOf(address, line), linedRow(transaction, line));
    }
  }

  for (const { line, fault } of accounts) if (fault !== undefined) yield { line, error: fault };
  for (const [index, normal] of spool.groups()) {
    const { address, line, fault } = accounts[index]!;
    if (fault === undefined) yield { line, value: { address, normal, sees } };
  }
}

/** What a file with these columns shows of its accounts; its rows are ordinary transactions. */
function seenIn(header: readonly string[]): HistorySees {
  return {
    status: header.includes("isError"),
    method: header.includes("methodId"),
    ...{ zeroValue: true, tokens: false },
  };
}

/** The account of a row with too few or too many cells: only cells before the fault can be trusted. */
function ownerOf(cells: readonly string[], [first]: readonly string[], network: Network): string | undefined {
  const address = cells[0]!.trim();
  return first === ACCOUNT && storedForm(network, address) !== undefined ? address : undefined;
}

function incomplete(address: string, { message }: Failure): Failure {
  return unprocessable(
    ACCOUNT,
    "incomplete",
    `${ACCOUNT}: ${address} has a row that cannot be read: ${message}`,
  );
}
