import { type Failure, unprocessable } from "@tetron/domain/failure";

/** A row of CSV with the line that it begins on, which no field of a transaction is named like. */
export type LinedRow = Readonly<Record<string, string | number>>;

const LINE = "#line";

/** Adds its line to a row. */
export function linedRow(row: Readonly<Record<string, string>>, line: number): LinedRow {
  return { ...row, [LINE]: line };
}

/** A refusal in the words of the file, and the line that it is about. */
interface LinedFailure {
  readonly line: number;
  readonly error: Failure;
}

const FIELD = /^normal\[(\d+)\](?:\.(.+))?$/;

/**
 * A refusal of an account that was read from rows of CSV, as one of the row that it is about: `normal[7].timeStamp`
 * becomes the column and the line that it was read from. Other refusals stay as they are, on `line`.
 *
 * @param columns - The file's columns, where they are named otherwise than the fields.
 */
export function inRowsWords(
  error: Failure,
  {
    line,
    normal,
    columns = {},
  }: {
    readonly line: number;
    readonly normal: readonly LinedRow[];
    readonly columns?: Readonly<Record<string, string>> | undefined;
  },
): LinedFailure {
  const { field, reason } = error.details as { readonly field?: string; readonly reason?: string };
  const [written, index, name] = FIELD.exec(field ?? "") ?? [];
  const at = normal[Number(index)]?.[LINE];
  if (written === undefined || reason === undefined || typeof at !== "number") return { line, error };
  const word = name === undefined ? "line" : (columns[name] ?? name);
  const subject = name === undefined ? `line ${at}` : word;
  return {
    line: at,
    error: unprocessable(
      word,
      reason,
      error.message.replace(written, () => subject),
    ),
  };
}
