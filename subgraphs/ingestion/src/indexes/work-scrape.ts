import { createHash } from "node:crypto";
import { openTable, type Table } from "@tetron/connectors/io/open-table";
import { isZip, readZipEntry } from "@tetron/connectors/io/zip";
import { canonicalJson } from "@tetron/domain/canonical-json";
import { unprocessable } from "@tetron/domain/failure";
import { NO_COUNTS } from "@tetron/domain/job";
import { WALLET_44_VERSION } from "@tetron/features/wallet-44";
import { deleteRefusals } from "@tetron/lake/job-files";
import { changeInRun } from "@tetron/lake/jobs";
import type { Lake } from "@tetron/lake/lake";
import {
  changeIndex,
  countVectors,
  deleteVectors,
  findAddresses,
  insertVectors,
  readVectors,
  requireIndex,
} from "@tetron/lake/reference-indexes";
import type { StoredIndex } from "@tetron/lake/tables/reference-indexes";
import type { StoredVector } from "@tetron/lake/tables/reference-vectors";
import { type Row, workInBatches } from "@tetron/service/jobs/in-batches";
import type { JobRefusal, JobRun } from "@tetron/service/jobs/job-run";
import type { JobHandler } from "@tetron/service/jobs/stored-jobs";
import { fetchFile } from "@tetron/service/outbound/fetch-file";
import { z } from "zod";
import { readKnownWallet } from "./known-wallet.ts";
import { mapColumns } from "./map-columns.ts";
import { type IndexSources, sourceOfIndex } from "./source-of-index.ts";

const BATCH_WALLETS = 500;
/** Each process that scores holds them in memory, about 210 bytes each. */
const MAX_INDEX_WALLETS = 1_000_000;
const RECORDS = /\.(?:csv|json|ndjson|jsonl)(?:\.gz)?$/i;

const Input = z.object({ index: z.string() });

/**
 * Fetches the file of an index, once, and works its rows off. A run goes on after the rows that the one before committed; a
 * dry run takes its wallets out again at the end.
 */
export function workScrape(sources: IndexSources): JobHandler {
  return async (run) => {
    const { lake, job, signal } = run;
    const index = await requireIndex(lake.db, Input.parse(job.input).index);
    const source = sourceOfIndex(index, sources);
    await run.keepFile(() => fetchFile(source.wish, sources, signal));
    if (job.position === 0)
      await lake.commit([
        changeInRun(job, { counts: NO_COUNTS }),
        deleteRefusals(job.id),
        deleteVectors(index.id),
      ]);
    const table = await openTable(await recordsOf(run, source.entry), "file");
    requireType(index, table);
    const mapping = mapColumns(table.columns);
    await lake.commit([changeIndex(index.id, { mapping: mapping.columns })]);
    let taken = job.counts.created;
    await workInBatches(run, table.rows, {
      size: BATCH_WALLETS,
      parse: (row) => readKnownWallet(row, mapping),
      async work(rows, advance) {
        const { fresh, refusals } = await withoutRepeats(lake, index, rows);
        taken += fresh.length;
        if (taken > MAX_INDEX_WALLETS)
          throw unprocessable(
            "file",
            "too_many_rows",
            `file: an index has at most ${MAX_INDEX_WALLETS} wallets.`,
          );
        await lake.commit([insertVectors(fresh), ...advance({ created: fresh.length, refusals })]);
      },
    });
    await finish(run, { ...index, mapping: mapping.columns });
  };
}

/** The bytes of the records: the file, or one of the archive that it is. */
async function recordsOf(run: JobRun, name: string | undefined): Promise<AsyncIterable<Uint8Array>> {
  const file = { size: run.fileSize(), slice: (start: number, end: number) => run.fileSlice(start, end) };
  return (await isZip(file)) ? readZipEntry(file, { name, matches: RECORDS }) : run.file();
}

function requireType({ sourceType }: StoredIndex, { format }: Table): void {
  if (sourceType === "kaggle" || sourceType === format) return;
  throw unprocessable(
    "source_type",
    `not_${sourceType}`,
    `source_type: the file is ${format}, not ${sourceType}.`,
  );
}

/** The first row of a wallet counts; others of the same are refused. */
async function withoutRepeats(
  { db }: Lake,
  { id }: StoredIndex,
  rows: readonly Row<Omit<StoredVector, "index">>[],
): Promise<{ fresh: StoredVector[]; refusals: JobRefusal[] }> {
  const addresses = rows.map(({ value }) => value.address);
  const held = new Set(await findAddresses(db, id, addresses));
  const fresh: StoredVector[] = [];
  const refusals: JobRefusal[] = [];
  for (const { line, value } of rows) {
    if (held.has(value.address))
      refusals.push({ line, reason: "duplicate_address", message: "address: an earlier row has it." });
    else fresh.push({ index: id, ...value });
    held.add(value.address);
  }
  return { fresh, refusals };
}

/** Names the content, or takes it out again. */
async function finish({ lake, job, signal }: JobRun, { id, dryRun, mapping }: StoredIndex): Promise<void> {
  const counts = await countVectors(lake.db, id);
  if (dryRun) {
    await lake.commit([
      changeInRun(job, { updatedAt: new Date() }),
      deleteVectors(id),
      changeIndex(id, counts),
    ]);
    return;
  }
  const hash = createHash("sha256").update(canonicalJson([WALLET_44_VERSION, mapping]));
  for await (const page of readVectors(lake.db, id)) {
    signal.throwIfAborted();
    for (const { address, fraud, vector44 } of page) hash.update(JSON.stringify([address, fraud, vector44]));
  }
  const edition = `${id}+${hash.digest("hex").slice(0, 12)}`;
  await lake.commit([
    changeInRun(job, { updatedAt: new Date() }),
    changeIndex(id, { ...counts, edition, readyAt: new Date() }),
  ]);
}
