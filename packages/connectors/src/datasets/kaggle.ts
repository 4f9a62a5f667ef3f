import { unprocessable } from "@tetron/domain/failure";
import { readCsv } from "../io/csv.ts";

/** One account of the public Ethereum fraud dataset. */
export interface KaggleRow {
  /** Lower-case. */
  readonly address: string;
  /** 1 is fraud. */
  readonly flag: 0 | 1;
  /** The 45 numeric columns by trimmed name; a missing number is 0. */
  readonly numbers: Readonly<Record<string, number>>;
}

/** The unnamed row number, the keys, the label, and the two columns of token names. */
const NOT_NUMERIC = new Set([
  "",
  "Index",
  "Address",
  "FLAG",
  "ERC20 most sent token type",
  "ERC20_most_rec_token_type",
]);

/**
 * Reads the dataset's CSV in file order; the first row of a duplicate address is used. The index columns are
 * left out, because they reveal the label.
 *
 * @throws Failure `UNPROCESSABLE` naming the file and line.
 */
export async function* readKaggle(path: string, signal?: AbortSignal): AsyncGenerator<KaggleRow> {
  const rows = readCsv(path, undefined, signal ? { signal } : {});
  const header = (await rows.next()).value?.cells ?? [];
  const [address, flag] = [header.indexOf("Address"), header.indexOf("FLAG")];
  if (address === -1 || flag === -1)
    throw unprocessable("file", "no_such_column", `${path} has no column "Address" or "FLAG".`);
  const numeric = [...header.entries()].filter(([, name]) => !NOT_NUMERIC.has(name));
  const seen = new Set<string>();
  for await (const { line, cells } of rows) {
    const key = cells[address]!.toLowerCase();
    if (seen.has(key)) continue;
    seen.add(key);
    const numbers = Object.fromEntries(numeric.map(([i, name]) => [name, Number(cells[i])]));
    if (Object.values(numbers).some(Number.isNaN))
      throw unprocessable("file", "bad_row", `${path}: line ${line} has a cell that is not a number.`);
    yield { address: key, flag: cells[flag] === "1" ? 1 : 0, numbers };
  }
}
