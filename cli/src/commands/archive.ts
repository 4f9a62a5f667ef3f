import { refuseAnothers } from "@tetron/archive/folder";
import { COMMAND_LINE } from "@tetron/domain/actor";
import { counted } from "@tetron/domain/counted";
import { Failure } from "@tetron/domain/failure";
import { escapeInvisible } from "@tetron/domain/visible";
import { eraseArchived } from "@tetron/ingestion/archive/erase-archived";
import { type ArchiveStatus, findArchiveStatus, listArchiveFiles } from "@tetron/lake/archive";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";
import { startProgress } from "../progress.ts";

/** The archive's folder. @throws Failure `CONFLICT` when no archive is set. */
export function archiveFolder({ settings }: Pick<Host, "settings">): string {
  const { TETRON_ARCHIVE: folder } = settings;
  if (folder === undefined)
    throw new Failure("CONFLICT", "There is no archive: set TETRON_ARCHIVE to a folder (docs/archive.md).", {
      ...{ kind: "archive", id: "TETRON_ARCHIVE" },
    });
  return folder;
}

/** Prints what the archive has, what waits for it, and how its last run ended. */
export async function showArchive({ lake, settings, terminal }: Host): Promise<ExitCode> {
  const folder = settings.TETRON_ARCHIVE ?? null;
  const { db } = await lake();
  if (folder !== null) await refuseAnothers({ db }, folder);
  const status = await findArchiveStatus(db);
  if (terminal.json) terminal.print(JSON.stringify({ folder, ...status }));
  else if (folder === null)
    terminal.print("There is no archive: TETRON_ARCHIVE is not set (docs/archive.md).");
  else for (const line of linesOf(folder, status)) terminal.print(escapeInvisible(line));
  return EXIT.ok;
}

function linesOf(folder: string, status: ArchiveStatus | undefined): string[] {
  if (status === undefined) return [`${folder}: nothing was archived yet.`];
  const { trouble, succeededAt, sizes, waiting } = status;
  return [
    trouble === null ? `${folder}: archived up to ${succeededAt}.` : `${folder}: ${trouble}`,
    ...sizes.map(
      ({ kind, rows, files, bytes }) =>
        `  ${kind.padEnd(12)} ${counted(rows, "row")} in ${counted(files, "file")}, ${(bytes / 1_000_000).toFixed(1)} MB`,
    ),
    `  waiting      ${counted(waiting.blocks, "block")}, ${counted(waiting.histories, "history", "histories")}`,
  ];
}

/** Checks every file of the archive against the manifest. */
export async function verifyArchive(host: Host): Promise<ExitCode> {
  const folder = archiveFolder(host);
  const { verifyFiles } = await import("@tetron/archive/verify");
  const { db } = await host.lake();
  await refuseAnothers({ db }, folder);
  const files = await listArchiveFiles(db);
  using progress = startProgress(host.terminal, "verifying", "files");
  await verifyFiles(folder, files, { signal: host.signal, onChecked: (count) => progress.update(count) });
  const { terminal } = host;
  terminal.print(
    terminal.json
      ? JSON.stringify({ files: files.length })
      : `${counted(files.length, "file")} as they were written.`,
  );
  return EXIT.ok;
}

/** Has what is archived of a tenant removed. */
export async function eraseTenant(host: Host, { tenant }: { readonly tenant: string }): Promise<ExitCode> {
  archiveFolder(host);
  await eraseArchived(await host.lake(), tenant, { actor: COMMAND_LINE, now: new Date() });
  const { terminal } = host;
  terminal.print(
    terminal.json
      ? JSON.stringify({ tenant, requested: true })
      : `What is archived of ${tenant} is removed by the next run of the archive, which a running Tetron makes every five minutes.`,
  );
  return EXIT.ok;
}
