import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unavailable } from "./failures.ts";
import { identify, isAlive, type ProcessIdentity } from "./process-identity.ts";

const ATTEMPTS = 5;

/**
 * Takes a data directory for this process. PGlite has no lock of its own, and two processes that write
 * one directory lose rows. A lock whose process is gone, however it ended, is taken over at once.
 *
 * @returns Disposing it frees the directory.
 * @throws Failure `UNAVAILABLE` naming the directory and the process that holds it.
 */
export function takeLock(directory: string): Disposable {
  const path = join(directory, "lock");
  const draft = join(directory, `lock.${process.pid}`);
  writeFileSync(draft, JSON.stringify(identify(process.pid)));
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      // A hard link appears with its content or not at all, and never replaces another.
      if (linked(draft, path)) return { [Symbol.dispose]: () => rmSync(path, { force: true }) };
      const holder = read(path);
      if (holder !== undefined && isAlive(holder))
        throw unavailable(`The data directory ${directory} is in use by process ${holder.pid}.`);
      setAside(path, holder);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  throw unavailable(`The data directory ${directory} is being opened by several processes at once.`);
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Removes a stale lock, unless another process replaced it since it was read: that one goes back. */
function setAside(path: string, stale: ProcessIdentity | undefined): void {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = read(aside);
  if (moved?.pid !== stale?.pid || moved?.birth !== stale?.birth) linked(aside, path);
  rmSync(aside, { force: true });
}

function read(path: string): ProcessIdentity | undefined {
  try {
    const { pid, birth } = JSON.parse(readFileSync(path, "utf8")) as Partial<ProcessIdentity>;
    return typeof pid === "number" && typeof birth === "string" ? { pid, birth } : undefined;
  } catch {
    return undefined;
  }
}
