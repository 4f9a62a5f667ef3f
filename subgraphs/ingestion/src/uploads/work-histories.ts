import { openFile } from "@tetron/connectors/io/open-rows";
import type { JobCounts } from "@tetron/domain/job";
import { tenantOwner } from "@tetron/domain/owner";
import type { JobRefusal, JobRun } from "@tetron/service/jobs/job-run";
import { historyRecords } from "../imports/history-records.ts";
import { importHistories } from "../imports/import-histories.ts";
import type { ImportRecord } from "../imports/record.ts";
import type { ImportCounts } from "../imports/tally.ts";
import { HistoriesInput } from "./upload-input.ts";

/** Takes the histories of an upload in. A run goes on after the account that the one before committed last. */
export async function workHistories(run: JobRun): Promise<void> {
  const { job, lake, signal } = run;
  const { network, shared } = HistoriesInput.parse(job.input);
  const { format, lines } = await openFile(run.file(), "file");
  let position = job.position;
  let refusals: JobRefusal[] = [];
  const rest = after(job.position, historyRecords(lines, { format, network, now: job.createdAt }), () => {
    position += 1;
  });
  await importHistories(lake, rest, {
    owner: shared ? "operator" : tenantOwner(job.tenant),
    actor: job.actor,
    source: "import",
    now: new Date(),
    signal,
    onRefusal: (refusal) => refusals.push(refusal),
    alongside(tally) {
      const told = refusals;
      refusals = [];
      return run.advance({ position, counts: sum(job.counts, tally), refusals: told });
    },
  });
}

/** The records after the first `count`; `onRecord` is called before each. */
async function* after<Value>(
  count: number,
  records: AsyncIterable<ImportRecord<Value>>,
  onRecord: () => void,
): AsyncGenerator<ImportRecord<Value>> {
  let left = count;
  for await (const record of records) {
    if (left > 0) {
      left -= 1;
      continue;
    }
    onRecord();
    yield record;
  }
}

/** The counts of a job with those of an import that is a part of it. */
export function sum(before: JobCounts, tally: ImportCounts): JobCounts {
  return {
    read: before.read + tally.read,
    created: before.created + tally.created,
    updated: before.updated + tally.updated,
    unchanged: before.unchanged + tally.unchanged,
    refused: before.refused + tally.refused,
  };
}
