import { parseCsv, readHeader, widthFault } from "@tetron/connectors/io/csv";
import type { Line } from "@tetron/connectors/io/lines";
import { parseAddress } from "@tetron/domain/address";
import { type Failure, isFailure, unprocessable } from "@tetron/domain/failure";
import type { Network } from "@tetron/domain/network";
import { rowOf } from "./csv-rows.ts";
import type { ImportRecord } from "./record.ts";
import { openRowSpool } from "./row-spool.ts";

/** The column that says whose history a CSV row belongs to; the others are an explorer's `txlist`. */
const ACCOUNT = "account";
const REQUIRED = [ACCOUNT, "timeStamp", "from", "to", "value"];

/** What is known of an account before its rows are read back. */
interface SpooledAccount {
  readonly address: string;
  /** Line of its first row. */
  readonly line: number;
  /** Set when one of its rows cannot be read. */
  fault?: Failure;
}

/**
 * Reads transactions, a row each, as accounts, in the order in which they first appear. The rows may come in
 * any order, such as by time over all accounts, so that no account is known to be complete before the file
 * has ended: none is yielded before. An account with a row that cannot be read is refused.
 *
 * @throws Failure `UNPROCESSABLE` on `file` or `line` for what {@link parseCsv} and {@link readHeader} refuse,
 *   and for a row that cannot be read and does not say whose it is.
 */
export async function* csvAccounts(
  lines: AsyncIterable<readonly Line[]>,
  network: Network,
): AsyncGenerator<ImportRecord<unknown>> {
  using spool = openRowSpool();
  const accounts: SpooledAccount[] = [];
  const indices = new Map<string, number>();
  const indexOf = (address: string, line: number): number => {
    const key = storedForm(network, address) ?? address;
    const index = indices.get(key) ?? accounts.push({ address, line }) - 1;
    indices.set(key, index);
    return index;
  };

  let header: readonly string[] | undefined;
  for await (const { line, cells } of parseCsv(lines)) {
    if (header === undefined) {
      header = readHeader(cells, REQUIRED);
      continue;
    }
    const fault = widthFault(cells, header, `line ${line}`);
    if (fault !== undefined) {
      const address = ownerOf(cells, header, network);
      if (address === undefined) throw fault;
      accounts[indexOf(address, line)]!.fault ??= incomplete(address, fault);
    } else {
      const { [ACCOUNT]: address = "", ...transaction } = rowOf(cells, header);
      spool.add(indexOf(address, line), transaction);
    }
  }

  for (const { line, fault } of accounts) if (fault !== undefined) yield { line, error: fault };
  for (const [index, normal] of spool.groups()) {
    const { address, line, fault } = accounts[index]!;
    if (fault === undefined) yield { line, value: { address, normal } };
  }
}

/** Whose a row is that lacks cells, or has too many: only those before the fault can be told apart. */
function ownerOf(cells: readonly string[], [first]: readonly string[], network: Network): string | undefined {
  const address = cells[0]!.trim();
  return first === ACCOUNT && storedForm(network, address) !== undefined ? address : undefined;
}

function storedForm(network: Network, address: string): string | undefined {
  try {
    return parseAddress(network, address);
  } catch (error) {
    if (isFailure(error)) return undefined;
    throw error;
  }
}

function incomplete(address: string, { message }: Failure): Failure {
  return unprocessable(
    ACCOUNT,
    "incomplete",
    `${ACCOUNT}: ${address} has a row that cannot be read: ${message}`,
  );
}
