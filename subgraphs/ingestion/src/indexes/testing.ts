import { KAGGLE_COLUMNS } from "@tetron/features/kaggle-columns";
import { WALLET_44 } from "@tetron/features/wallet-44";
import type { IndexSources } from "./source-of-index.ts";

/** No index is read: Kaggle is not configured, and this machine may not be asked. */
export const NO_INDEX_SOURCES: IndexSources = {
  toLoopback: false,
  kaggle: { url: "https://www.kaggle.com/api/v1" },
};

/** The public dataset's columns, with the stray spaces that it has before those of tokens. */
const COLUMNS = WALLET_44.flatMap((feature) => {
  const column = KAGGLE_COLUMNS[feature];
  return column === undefined ? [] : [column.startsWith("ERC20") ? ` ${column}` : column];
});
const HEADER = ["", "Index", "Address", "FLAG", ...COLUMNS, " ERC20 most sent token type"];

/** An address of the test, by its number. */
export function addressOf(n: number): string {
  return `0x${n.toString(16).padStart(40, "0")}`;
}

/** A row of the public dataset: every fourth wallet is fraud, and each has other numbers. @param change - Cells by their columns. */
export function kaggleRow(n: number, change: Readonly<Record<string, string>> = {}): string {
  const cells = HEADER.map((column, i) => {
    const name = column.trim();
    if (name in change) return change[name];
    if (name === "" || name === "Index") return String(n);
    if (name === "Address") return addressOf(n);
    if (name === "FLAG") return n % 4 === 0 ? "1" : "0";
    return name === "ERC20 most sent token type" ? "Cofoundit" : String(n * i);
  });
  return cells.join(",");
}

/** A file as the public dataset is, with its stray spaces. */
export function kaggleCsv(rows: readonly string[]): string {
  return `${HEADER.join(",")}\n${rows.join("\n")}\n`;
}
