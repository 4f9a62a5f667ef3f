import { DatabaseSync } from "node:sqlite";
import type { LinedRow } from "./row-lines.ts";

/** Stores rows until all are known, then returns them by group. */
export interface RowSpool extends Disposable {
  /** Groups are numbered from 0, in the order in which they are returned. */
  add(group: number, row: LinedRow): void;
  /** The rows of each non-empty group, in the order in which they were added. */
  groups(): Generator<readonly [group: number, rows: LinedRow[]]>;
}

/**
 * Opens an empty spool: an unnamed SQLite database, in memory while small and in a temporary file otherwise.
 * The file is unnamed too, so that nothing remains after a crash.
 */
export function openRowSpool(): RowSpool {
  const database = new DatabaseSync("");
  database.exec("pragma journal_mode = off; create table rows (account integer, row text); begin");
  const insert = database.prepare("insert into rows values (?, ?)");
  return {
    add: (group, row) => void insert.run(group, JSON.stringify(row)),
    *groups() {
      const all = database.prepare("select account, row from rows order by account, rowid").iterate();
      let open: [group: number, rows: LinedRow[]] | undefined;
      for (const { account, row } of all as Iterable<{ account: number; row: string }>) {
        if (open?.[0] !== account) {
          if (open !== undefined) yield open;
          open = [account, []];
        }
        open[1].push(JSON.parse(row));
      }
      if (open !== undefined) yield open;
    },
    [Symbol.dispose]: () => database.close(),
  };
}
