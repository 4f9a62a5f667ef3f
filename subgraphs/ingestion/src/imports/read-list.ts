import type { Failure } from "@tetron/domain/failure";
import type { ImportRecord } from "./record.ts";
import { countRefusal, emptyTally, type ImportTally, type Refusal } from "./tally.ts";

/** A list read to its end: its distinct rows, and the refused lines. */
export interface ListReading<Row> {
  readonly rows: readonly Row[];
  /** Sorted, so that the order of the lines does not matter. */
  readonly keys: readonly string[];
  /** `read` and `refused` are set; `refusals` has the line numbers. */
  readonly tally: ImportTally;
}

export interface ReadListOptions<Row> {
  /** Why a distinct row is refused; `undefined` when it is accepted. */
  readonly refusalOf?: (row: Row) => Failure | undefined;
  readonly signal: AbortSignal;
  /** Called for every refusal, including those beyond the tally's list. */
  readonly onRefusal?: (refusal: Refusal) => void;
}

/**
 * Reads a list to its end. Invalid lines are refused and counted; `list-rules.ts` decides whether the rest
 * may replace a version.
 *
 * @param keyOf - Equal keys mean the same row.
 * @throws Failure `UNPROCESSABLE` when the records end early, as in a truncated file: such a reading must not
 *   replace anything.
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
    if (refusal !== undefined) countRefusal(tally, line, refusal, onRefusal);
    else {
      tally.read += 1;
      rows.set(key, value!);
    }
  }
  return { rows: [...rows.values()], keys: [...rows.keys()].sort(), tally };
}
