import { unprocessable } from "@tetron/domain/failure";

/** A quoted cell, whose separators separate nothing. */
const QUOTED = /"[^"]*"/g;
/** A number whose comma is that of decimals, with points between thousands or without. */
const DECIMAL_COMMA = /^-?(\d{1,3}(\.\d{3})+|\d+),\d+$/;
/** A number with three digits after its only mark: those of a thousand, or decimals. One that begins with 0 is no thousand. */
const EITHER = /^-?[1-9]\d{0,2}[.,]\d{3}$/;

/** What may stand between the cells of CSV. */
export type Separator = "," | ";" | "\t";

/** The line that spreadsheets read and write before the header to say what stands between the cells. */
const DECLARED = /^"?sep=([,;\t])"?$/i;

/** The separator that a file's first line declares, as `sep=;` does; `undefined` for any other line. */
export function declaredSeparator(line: string): Separator | undefined {
  return DECLARED.exec(line)?.[1] as Separator | undefined;
}

/**
 * The character between the cells of CSV: a semicolon when the header has some and no comma, as spreadsheets write it where
 * the comma is that of decimals; a tab when it has more of them than of the others, as in a spreadsheet's "Unicode text".
 */
export function separatorOf(header: string): Separator {
  const bare = header.replaceAll(QUOTED, "");
  const [commas, semicolons, tabs] = [",", ";", "\t"].map((mark) => bare.split(mark).length - 1) as [
    number,
    number,
    number,
  ];
  if (tabs > commas && tabs > semicolons) return "\t";
  return semicolons > 0 && commas === 0 ? ";" : ",";
}

/**
 * A row between semicolons or tabs, its numbers with points as everywhere else: `1.234,5` is `1234.5`.
 *
 * @param where - Names the row in the message.
 * @throws Failure `UNPROCESSABLE` on `line`, `ambiguous_number`, for one such as `1.234`, which is a thousand in one country
 *   and decimals in another.
 */
export function withPoints(cells: readonly string[], where: string): readonly string[] {
  return cells.map((cell) => {
    const text = cell.trim();
    if (EITHER.test(text))
      throw unprocessable(
        "line",
        "ambiguous_number",
        `${where}: "${text}" stands between semicolons or tabs and is either a thousand or decimals; save the file with commas between the cells and points in decimals.`,
      );
    return DECIMAL_COMMA.test(text) ? text.replaceAll(".", "").replace(",", ".") : cell;
  });
}
