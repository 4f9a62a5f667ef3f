import { accessSync, constants, existsSync, statfsSync } from "node:fs";
import { dirname } from "node:path";
import { type Failure, isFailure } from "@tetron/domain/failure";
import { storeFailure, unavailable } from "./failures.ts";

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "this user may not write to it",
  EPERM: "this user may not write to it",
  EROFS: "it is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  ENOTDIR: "a part of its path is a file",
  EEXIST: "a file has its name",
};

/** Below this, Postgres, which allocates 16 MB at a time, is out of space. */
const LITTLE_BYTES = 16 * 1024 * 1024;

/** The failure to use a data directory, naming the directory and the fault. */
export function directoryFailure(directory: string, cause: unknown): Failure<"UNAVAILABLE"> {
  const said = cause instanceof Error ? cause.message.split("\n", 1)[0] : String(cause);
  const reason = REASONS[codeOf(cause)] ?? REASONS[diagnose(directory)] ?? said;
  return unavailable(`The data directory ${directory} cannot be used: ${reason}.`, cause);
}

/**
 * A driver's error as `storeFailure` maps it. When the directory explains why the store does not answer, such
 * as a full disk on which PGlite aborted, the failure says that instead.
 */
export function embeddedFailure(directory: string, thrown: unknown): unknown {
  const failure = storeFailure(thrown);
  const isCause = isFailure(failure, "UNAVAILABLE") && REASONS[diagnose(directory)] !== undefined;
  return isCause ? directoryFailure(directory, failure) : failure;
}

/** Diagnoses a directory when the error has no reason: PGlite ends without one. */
function diagnose(directory: string): string {
  let existing = directory;
  while (!existsSync(existing)) existing = dirname(existing);
  try {
    accessSync(existing, constants.W_OK);
    const { blocks, bavail, bsize } = statfsSync(existing);
    return blocks > 0 && bavail * bsize < LITTLE_BYTES ? "ENOSPC" : "";
  } catch (error) {
    return codeOf(error);
  }
}

function codeOf(error: unknown): string {
  return String((error as NodeJS.ErrnoException | undefined)?.code ?? "");
}
