import { join } from "node:path";
import { Failure } from "@tetron/domain/failure";
import type { ArchiveFile } from "@tetron/lake/tables/archive-files";
import { measureFile } from "./folder.ts";

/**
 * Checks that a file is as the manifest says.
 *
 * @throws Failure `CONFLICT` naming the file, its partition and whether it is missing, cut or changed.
 */
export async function verifyFile(folder: string, file: ArchiveFile): Promise<void> {
  const found = await measureFile(join(folder, file.path)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") throw damaged(file, "is missing");
    throw error;
  });
  if (found.bytes < file.bytes) throw damaged(file, `is cut: ${found.bytes} of ${file.bytes} bytes`);
  if (found.sha256 !== file.sha256)
    throw damaged(file, `was changed: its SHA-256 is ${found.sha256}, not ${file.sha256}`);
}

/** Checks files, and calls `onChecked` with how many were. @throws As {@link verifyFile}. */
export async function verifyFiles(
  folder: string,
  files: readonly ArchiveFile[],
  { signal, onChecked }: { readonly signal: AbortSignal; readonly onChecked?: (count: number) => void },
): Promise<void> {
  for (const [i, file] of files.entries()) {
    signal.throwIfAborted();
    await verifyFile(folder, file);
    onChecked?.(i + 1);
  }
}

function damaged({ path, kind, network, day }: ArchiveFile, how: string): Failure<"CONFLICT"> {
  return new Failure(
    "CONFLICT",
    `The archive's file ${path} (${kind} of ${network} on ${day}) ${how}. Restore it from a backup.`,
    { kind: "archive_file", id: path },
  );
}
