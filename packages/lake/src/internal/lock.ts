import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { unavailable } from "./failures.ts";

/** SQLite's result code for a lock held by another process. */
const SQLITE_BUSY = 5;
/** Long enough for the others to back off when several processes try at once. */
const PATIENCE_MS = 250;
/** Keeps the lock's handle from being garbage-collected, which would release the lock. */
const held = new Set<DatabaseSync>();

/**
 * Locks a data directory for this process. PGlite has no lock of its own, and two processes that write one
 * directory lose rows.
 *
 * The lock is a kernel lock on a file in the directory, released whenever the process ends; process ids are
 * not compared, since each container counts its own. SQLite is the only way to such a lock without a native
 * package; its file stays empty.
 *
 * @returns Disposing it releases the lock.
 * @throws Failure `UNAVAILABLE` naming the directory and the process that holds it.
 */
export function acquireLock(directory: string): Disposable {
  const holder = join(directory, "lock");
  const database = new DatabaseSync(join(directory, "lock.db"), { timeout: PATIENCE_MS });
  try {
    // No journal, which would leave a second file.
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

/** Names the holder for people only, since the file outlives a killed process. */
function read(holder: string): string {
  try {
    return readFileSync(holder, "utf8").trim() || "another process";
  } catch {
    return "another process";
  }
}
