import type { ExplorerExport } from "@tetron/connectors/datasets/explorer-exports";
import type { CsvRow } from "@tetron/connectors/io/csv";
import { isFailure, unprocessable } from "@tetron/domain/failure";
import type { Coverage } from "@tetron/domain/history";
import type { Network } from "@tetron/domain/network";
import type { ImportRecord } from "./record.ts";
import { type LinedRow, linedRow } from "./row-lines.ts";
import { storedForm } from "./stored-form.ts";

/**
 * Reads the rows of an explorer's export as its one account, whose address the file does not have: it is the one
 * on the right side of every row.
 *
 * @throws Failure `UNPROCESSABLE` on `file`, `which_account`, when no address or more than one is.
 */
export async function* exportedAccount(
  rows: AsyncIterable<CsvRow>,
  exported: ExplorerExport,
  network: Network,
): AsyncGenerator<ImportRecord<unknown>> {
  const normal: LinedRow[] = [];
  let accounts: ReadonlySet<string> | undefined;
  let first: number | undefined;
  for await (const { line, cells } of rows) {
    try {
      const { transaction, candidates } = exported.read(cells, `line ${line}`);
      const sides = new Set(
        candidates.map((side) => storedForm(network, side)).filter((side) => side !== undefined),
      );
      accounts = accounts?.intersection(sides) ?? sides;
      normal.push(linedRow(transaction, line));
    } catch (error) {
      if (!isFailure(error)) throw error;
      // Half a history gives wrong numbers.
      yield { line, error };
      return;
    }
    first ??= line;
  }
  if (first === undefined) return;
  const [address, ...others] = accounts ?? [];
  if (address === undefined || others.length > 0)
    throw unprocessable(
      "file",
      "which_account",
      `file: ${address === undefined ? "no address is" : "two addresses are"} in every row of the export. Add a column "account" with the exported address.`,
    );
  const { sees, columns } = exported;
  const coverage = exported.mayBeCut(normal.length) ? cutAt(normal) : undefined;
  yield { line: first, value: { address, normal, sees, ...(coverage && { coverage }), columns } };
}

/** Explorers list upwards in time from the start of what was asked for, or downwards from now. */
function cutAt(rows: readonly LinedRow[]): Coverage {
  const isUpwards = Number(rows[0]!["timeStamp"]) < Number(rows.at(-1)!["timeStamp"]);
  return { complete: false, reason: "cap", share: null, from: isUpwards ? "start" : "newest" };
}
