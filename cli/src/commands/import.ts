import { resolve } from "node:path";
import { STDIN } from "@tetron/connectors/io/bytes";
import { readLines } from "@tetron/connectors/io/lines";
import { COMMAND_LINE } from "@tetron/domain/actor";
import { counted } from "@tetron/domain/counted";
import { Failure } from "@tetron/domain/failure";
import { parseNetwork } from "@tetron/domain/network";
import { historyRecords } from "@tetron/ingestion/imports/history-records";
import { importHistories } from "@tetron/ingestion/imports/import-histories";
import { importLabels } from "@tetron/ingestion/imports/import-labels";
import { labelRecords } from "@tetron/ingestion/imports/label-records";
import type { ImportFormat } from "@tetron/ingestion/imports/record";
import {
  countsOf,
  emptyTally,
  type ImportCounts,
  type ImportTally,
  type Refusal,
} from "@tetron/ingestion/imports/tally";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";
import { startProgress } from "../progress.ts";
import { printError, printLineProblem, type Terminal } from "../terminal.ts";
import { ownerOf } from "./owner-of.ts";

export interface ImportArguments {
  readonly kind: "histories" | "labels";
  /** A path, plain or gzip; `-` is standard input. */
  readonly file: string;
  readonly network: string;
  /** The tenant that sees the imported data; every tenant when absent. */
  readonly tenant: string | undefined;
  /** Derived from the file's name when absent. */
  readonly format: ImportFormat | undefined;
  /** Labels only: the list and its version. */
  readonly list: string | undefined;
  readonly listVersion: string | undefined;
  /** Labels only: replaces the list although lines were refused, or although it shrinks by more than half. */
  readonly partial: boolean | undefined;
  readonly force: boolean | undefined;
}

/** Imports a file of histories or labels into the lake. Importing it again changes nothing and says so. */
export async function importFile(host: Host, args: ImportArguments): Promise<ExitCode> {
  const { terminal, signal } = host;
  const network = parseNetwork(args.network, "--network");
  const format = args.format ?? (/\.csv(\.gz)?$/i.test(args.file) ? "csv" : "ndjson");
  const edition = args.kind === "labels" ? editionOf(args) : undefined;
  const lines = readLines(pathOf(args.file, host), { signal });
  const lake = await host.lake();
  using progress = startProgress(terminal, "imported", args.kind);
  const now = new Date();
  const options = {
    owner: await ownerOf(args.tenant, lake),
    actor: COMMAND_LINE,
    now,
    signal,
    onRefusal: (refusal: Refusal) => tellRefusal(terminal, refusal),
    onProgress: (tally: Readonly<ImportTally>) => {
      done = tally;
      progress.update(tally.read);
    },
  };
  let done = emptyTally();
  try {
    done = edition
      ? await importLabels(lake, { network, ...edition }, labelRecords(lines, format, network), {
          ...options,
          partial: args.partial,
          force: args.force,
        })
      : await importHistories(lake, historyRecords(lines, { format, network, now }), {
          source: "import",
          ...options,
        });
  } catch (error) {
    if (signal.aborted || done.read === 0) throw error;
    // A truncated file, or a bug: the records before it are stored.
    printError(terminal, error);
    printTally(terminal, args.file, done, edition !== undefined);
    return EXIT.failed;
  }
  printTally(terminal, args.file, done, edition !== undefined);
  return done.refused > 0 ? EXIT.someRefused : EXIT.ok;
}

function printTally(terminal: Terminal, file: string, tally: ImportTally, isList: boolean): void {
  for (const skip of tally.skips) tellRefusal(terminal, { ...skip, message: `skipped: ${skip.message}` });
  const counts = countsOf(tally);
  terminal.print(
    terminal.json ? JSON.stringify(counts) : sentence(file === STDIN ? "the input" : file, counts, isList),
  );
}

export function tellRefusal(terminal: Terminal, { line, reason, message }: Refusal): void {
  const told = { line, reason, message };
  printLineProblem(terminal, told);
}

/**
 * The path of a file that a command was given; `-` is standard input.
 *
 * @throws Failure `BAD_REQUEST` for standard input that belongs to another process.
 */
export function pathOf(file: string, { folder, hasInput }: Pick<Host, "folder" | "hasInput">): string {
  if (file !== STDIN) return resolve(folder, file);
  if (hasInput) return STDIN;
  throw new Failure(
    "BAD_REQUEST",
    "file: the platform is running and cannot read this standard input; give it a file.",
    { issues: [{ field: "file", reason: "no_input" }] },
  );
}

function editionOf({ list, listVersion, file }: ImportArguments) {
  if (list && listVersion) return { list, version: listVersion, url: `file:${file}` };
  const field = list ? "--list-version" : "--list";
  throw new Failure("BAD_REQUEST", `${field}: labels need the name and the version of their list.`, {
    issues: [{ field, reason: "missing" }],
  });
}

function sentence(
  file: string,
  { read, created, updated, unchanged, refused, repeated, skipped }: ImportCounts,
  isList: boolean,
): string {
  if (read + refused === 0) return `Nothing to import: ${file} holds no records.`;
  const leftOut = [
    ...(repeated > 0 ? [` Repeated entries counted once: ${repeated}.`] : []),
    ...(skipped > 0 ? [` Token transfers skipped: ${skipped}.`] : []),
  ].join("");
  // What the list had besides is gone from it.
  if (read === unchanged && refused === 0 && isList)
    return `No new label: the list has now what ${file} has (${counted(read, "record")}).${leftOut}`;
  if (read === unchanged && refused === 0)
    return `Nothing new: everything in ${file} is already stored (${counted(read, "record")}).${leftOut}`;
  return `${read} read: ${created} new, ${updated} replaced, ${unchanged} held already; ${counted(refused, "line")} refused.${leftOut}`;
}
