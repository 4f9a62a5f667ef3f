import type { Failure } from "@tetron/domain/failure";
import type { ImportRecord } from "./record.ts";
import { emptyTally, type ImportTally, type Refusal, refuse } from "./tally.ts";

/** A list as it was read to its end: its distinct rows, and the lines that could not be read. */
export interface ListReading<Row> {
  readonly rows: readonly Row[];
  /** Sorted, so that the order of the lines does not matter. */
  readonly keys: readonly string[];
  /** `read` and `refused` are set; `refusals` has the line numbers. */
  readonly tally: ImportTally;
}

export interface ReadListOptions<Row> {
  /** Why a row that is not a repetition has no place in the list; `undefined` when it has. */
  readonly refusalOf?: (row: Row) => Failure | undefined;
  readonly signal: AbortSignal;
  /** Called for every refusal, also for those that the tally no longer lists. */
  readonly onRefusal?: (refusal: Refusal) => void;
}

/**
 * Reads a list to its end. Lines that cannot be read are refused and counted; whether the rest may take the
 * place of an edition is for `list-rules.ts`.
 *
 * @param keyOf - What makes two rows the same row.
 * @throws Failure `UNPROCESSABLE` when the records end too early, as those of a cut-off file do: there is then
 *   no reading that could replace anything.
 */
export async function readList<Row>(
  records: AsyncIterable<ImportRecord<Row>>,
  keyOf: (row: Row) => string,
  { signal, onRefusal, refusalOf }: ReadListOptions<Row>,
): Promise<ListReading<Row>> {
  const tally = emptyTally();
  const rows = new Map<string, Row>();
  for await (const { line, value, error } of records) {
    signal.throwIfAborted();
    const key = error === undefined ? keyOf(value) : "";
    const refusal = error ?? (rows.has(key) ? undefined : refusalOf?.(value!));
    if (refusal !== undefined) refuse(tally, line, refusal, onRefusal);
    else {
      tally.read += 1;
      rows.set(key, value!);
    }
  }
  return { rows: [...rows.values()], keys: [...rows.keys()].sort(), tally };
}
