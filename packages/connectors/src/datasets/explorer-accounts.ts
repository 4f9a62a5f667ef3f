import type { LineOptions } from "@tetron/domain/lines";
import type { NdjsonLine } from "@tetron/domain/ndjson";
import { readNdjson } from "../io/ndjson.ts";
import { type ExplorerAccount, parseExplorerAccount } from "./explorer-account.ts";

/**
 * Reads an accounts file, one account per line, plain or gzip, or standard input for `-`. An invalid line is
 * yielded as its error and reading continues. Duplicates are left to the caller.
 *
 * @throws Failure `UNPROCESSABLE` on `file` when the file itself cannot be read.
 */
export function readExplorerAccounts(
  path: string,
  options: LineOptions = {},
): AsyncGenerator<NdjsonLine<ExplorerAccount>> {
  return readNdjson(path, parseExplorerAccount, options);
}
