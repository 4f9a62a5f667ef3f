import { basename } from "node:path";
import { readLines } from "@tetron/connectors/io/lines";
import { COMMAND_LINE } from "@tetron/domain/actor";
import { counted } from "@tetron/domain/counted";
import { escapeInvisible } from "@tetron/domain/visible";
import type { ImportFormat } from "@tetron/ingestion/imports/record";
import { valueHistories } from "@tetron/ingestion/jobs/value-transfers";
import { importPrices } from "@tetron/ingestion/prices/import-prices";
import { priceRecords } from "@tetron/ingestion/prices/price-records";
import { listPriceSpans } from "@tetron/lake/prices";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";
import { startProgress } from "../progress.ts";
import { pathOf, tellRefusal } from "./import.ts";

/** Prints of which days the price of each asset is held. */
export async function showPrices({ lake, terminal }: Host): Promise<ExitCode> {
  const { db } = await lake();
  for (const { asset, days, first, last, sources } of await listPriceSpans(db))
    terminal.print(
      terminal.json
        ? JSON.stringify({ asset, days, first, last, sources })
        : escapeInvisible(
            `${asset.padEnd(6)} ${counted(days, "day")}, ${first} to ${last}: ${sources.join(", ")}`,
          ),
    );
  return EXIT.ok;
}

/** Takes in a file of daily prices, and values by them what is held. */
export async function importPriceFile(
  host: Host,
  { file, format }: { readonly file: string; readonly format: ImportFormat | undefined },
): Promise<ExitCode> {
  const { terminal, signal } = host;
  const named = format ?? (/\.csv(\.gz)?$/i.test(file) ? "csv" : "ndjson");
  const lines = readLines(pathOf(file, host), { signal });
  const lake = await host.lake();
  const now = new Date();
  const tally = await (async () => {
    using progress = startProgress(terminal, "imported", "prices");
    return importPrices(lake, priceRecords(lines, named, now), {
      ...{ source: `file:${basename(file)}`, actor: COMMAND_LINE, now, signal },
      onRefusal: (refusal) => tellRefusal(terminal, refusal),
      onProgress: ({ read }) => progress.update(read),
    });
  })();
  const { read, updated, unchanged, refused } = tally;
  const valued = updated > 0 ? await valueAll(host) : 0;
  terminal.print(
    terminal.json
      ? JSON.stringify({ read, updated, unchanged, refused, histories_valued: valued })
      : `${read} read: ${counted(updated, "price")} new or other than before, ${unchanged} held already; ${counted(refused, "line")} refused. ${counted(valued, "history", "histories")} valued anew.`,
  );
  return refused > 0 ? EXIT.someRefused : EXIT.ok;
}

async function valueAll({ lake, terminal, signal }: Host): Promise<number> {
  using progress = startProgress(terminal, "valued", "histories");
  return valueHistories(await lake(), { signal, onProgress: (done) => progress.update(done) });
}
