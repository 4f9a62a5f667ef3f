import { DatabaseSync } from "node:sqlite";
import type { Row } from "./csv-rows.ts";

/** Rows put aside until all are known, then given back group by group. */
export interface RowSpool extends Disposable {
  /** Groups are numbered from 0, in the order in which they shall come back. */
  add(group: number, row: Row): void;
  /** The rows of each group that has any, in the order in which they were added. */
  groups(): Generator<readonly [group: number, rows: Row[]]>;
}

/**
 * Opens an empty spool: a nameless SQLite database, which stays in memory while it is small and goes to a
 * temporary file when it is not. The file has no name either, so that nothing is left of it after a crash.
 */
export function openRowSpool(): RowSpool {
  const database = new DatabaseSync("");
  database.exec("pragma journal_mode = off; create table rows (account integer, row text); begin");
  const insert = database.prepare("insert into rows values (?, ?)");
  return {
    add: (group, row) => void insert.run(group, JSON.stringify(row)),
    *groups() {
      const all = database.prepare("select account, row from rows order by account, rowid").iterate();
      let open: [group: number, rows: Row[]] | undefined;
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
