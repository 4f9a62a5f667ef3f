import { COMMAND_LINE } from "@tetron/domain/actor";
import { counted } from "@tetron/domain/counted";
import { escapeInvisible } from "@tetron/domain/visible";
import { deletePromotedIndex } from "@tetron/ingestion/indexes/delete-promoted-index";
import { promoteIndex } from "@tetron/ingestion/indexes/promote-index";
import { promotedEdition } from "@tetron/lake/promoted-index";
import { listIndexes } from "@tetron/lake/reference-indexes";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";

/** Indexes that `tetron index list` prints. */
const MAX_PRINTED_INDEXES = 50;
const SHIPPED = "the index that ships";

/** Prints the newest indexes, and which one is in force. */
export async function showIndexes({ lake, terminal }: Host): Promise<ExitCode> {
  const { db } = await lake();
  const promoted = await promotedEdition(db);
  for (const index of await listIndexes(db, { limit: MAX_PRINTED_INDEXES })) {
    const { id, job, sourceUrl, dryRun, wallets, fraud, edition, createdAt } = index;
    const isPromoted = edition !== null && edition === promoted;
    if (terminal.json) {
      const about = { id, job, source_url: sourceUrl, dry_run: dryRun, wallets, fraud, edition };
      terminal.print(JSON.stringify({ ...about, promoted: isPromoted, created_at: createdAt }));
      continue;
    }
    const state = dryRun ? "dry run" : edition === null ? "not complete" : isPromoted ? "promoted" : "ready";
    terminal.print(
      escapeInvisible(
        `${id} ${state}: ${counted(wallets, "wallet")}, ${fraud} fraud, from ${sourceUrl} by ${job}`,
      ),
    );
  }
  if (!terminal.json && promoted === undefined) terminal.print(`${SHIPPED}: promoted`);
  return EXIT.ok;
}

/** Puts an index in force, and prints which one it was before. */
export async function promoteIndexBy({ lake, terminal }: Host, id: string): Promise<ExitCode> {
  const promoted = await promoteIndex(await lake(), id, { actor: COMMAND_LINE, now: new Date() });
  const { edition, previous } = promoted;
  if (terminal.json) terminal.print(JSON.stringify(promoted));
  else if (edition === previous) terminal.print(`${edition ?? SHIPPED} is in force already`);
  else terminal.print(`${edition ?? SHIPPED} replaced ${previous ?? SHIPPED}`);
  return EXIT.ok;
}

/** Deletes the promoted index, and prints what it was. */
export async function deleteIndexBy({ lake, terminal }: Host): Promise<ExitCode> {
  const deleted = await deletePromotedIndex(await lake(), { actor: COMMAND_LINE, now: new Date() });
  const { id, wallets } = deleted;
  if (terminal.json) terminal.print(JSON.stringify(deleted));
  else terminal.print(`${id} is deleted with ${counted(wallets, "wallet")}; ${SHIPPED} is in force`);
  return EXIT.ok;
}
