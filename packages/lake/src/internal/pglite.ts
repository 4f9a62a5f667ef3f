import { execFile } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { isFailure } from "@tetron/domain/failure";
import type { LakeLog } from "../lake.ts";
import { directoryFailure } from "./directory-error.ts";
import { adoptDatabase, databaseIn } from "./format.ts";
import { keepThread } from "./keep-thread.ts";
import { acquireLock } from "./lock.ts";
import type { EmbeddedServer } from "./pglite-thread.ts";

const run = promisify(execFile);

/**
 * Opens PGlite over a directory that this process locks, and creates its database if there is none.
 *
 * @param home - `TETRON_HOME`; the data is in its folder `lake/`.
 * @throws Failure `UNAVAILABLE` naming the directory: in use by another process, read-only, full, or written
 *   by a newer version.
 */
export async function startPglite(home: string, log: LakeLog, signal: AbortSignal): Promise<EmbeddedServer> {
  const directory = lakeDirectory(home);
  await using stack = new AsyncDisposableStack();
  try {
    makeDirectory(directory);
    stack.use(acquireLock(directory));
    const database = databaseIn(directory);
    if (!database.exists) await createDatabase(directory, signal);
    const { connect } = stack.use(await keepThread(database.path, log, signal));
    const opened = stack.move();
    return { connect, [Symbol.asyncDispose]: () => opened.disposeAsync() };
  } catch (error) {
    throw isFailure(error) || signal.aborted ? error : directoryFailure(directory, error);
  }
}

/** The data's folder in a `TETRON_HOME`. */
export function lakeDirectory(home: string): string {
  return resolve(home, "lake");
}

/**
 * Creates a directory and its parents one by one: Node's `recursive` hides the reason of a failure, or hangs.
 */
function makeDirectory(directory: string): void {
  if (existsSync(directory)) return;
  makeDirectory(dirname(directory));
  mkdirSync(directory, { mode: 0o700 });
}

/** The draft's name is unique to this process: an orphaned creation may still be writing another. */
async function createDatabase(directory: string, signal: AbortSignal): Promise<void> {
  const draft = join(directory, `draft.${process.pid}.${Date.now()}`);
  const script = fileURLToPath(new URL("./create-database.ts", import.meta.url));
  // Compiling for speed would take longer than it saves.
  await run(process.execPath, ["--liftoff-only", script, draft], { signal, killSignal: "SIGKILL" });
  adoptDatabase(directory, draft);
}
