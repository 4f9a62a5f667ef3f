import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { unavailable } from "./failures.ts";

/** SQLite's result code for a lock that somebody else holds. */
const SQLITE_BUSY = 5;
/** Long enough for the others to step back when several processes ask at the same moment. */
const PATIENCE_MS = 250;
/** Keeps what is held from being collected as garbage, which would free it. */
const held = new Set<DatabaseSync>();

/**
 * Takes a data directory for this process. PGlite has no lock of its own, and two processes that write
 * one directory lose rows.
 *
 * The kernel holds the lock, on a file of the directory, and frees it when the process ends, however that
 * happens: no process id is compared, since each container counts its own. SQLite is here because it is the
 * only way to such a lock without a native package; its file stays empty.
 *
 * @returns Disposing it frees the directory.
 * @throws Failure `UNAVAILABLE` naming the directory and the process that holds it.
 */
export function takeLock(directory: string): Disposable {
  const holder = join(directory, "lock");
  const database = new DatabaseSync(join(directory, "lock.db"), { timeout: PATIENCE_MS });
  try {
    // No journal, which would be a second file to leave behind.
    database.exec("pragma journal_mode = memory; begin exclusive");
    writeFileSync(holder, `process ${process.pid} on ${hostname()}\n`);
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error;
    throw unavailable(`The data directory ${directory} is in use by ${read(holder)}.`, error);
  }
  held.add(database);
  return {
    [Symbol.dispose]() {
      if (!held.delete(database)) return;
      rmSync(holder, { force: true });
      database.close();
    },
  };
}

/** Who says to hold the directory: for people only, since the file outlives a process that is killed. */
function read(holder: string): string {
  try {
    return readFileSync(holder, "utf8").trim() || "another process";
  } catch {
    return "another process";
  }
}
