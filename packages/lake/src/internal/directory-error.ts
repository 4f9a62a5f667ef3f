import type { Failure } from "@tetron/domain/failure";
import { unavailable } from "./failures.ts";

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "it may not be written by this user",
  EPERM: "it may not be written by this user",
  EROFS: "it is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EFBIG: "a file would be larger than is allowed",
  ENOTDIR: "a part of the path is a file",
  EEXIST: "a file has its name",
};

/** The failure to use a data directory, naming the directory and what is wrong with it. */
export function directoryFailure(directory: string, cause: unknown): Failure<"UNAVAILABLE"> {
  const code = (cause as NodeJS.ErrnoException | undefined)?.code;
  const reason = (code && REASONS[code]) ?? (cause instanceof Error ? cause.message : String(cause));
  return unavailable(`The data directory ${directory} cannot be used: ${reason}.`, cause);
}
