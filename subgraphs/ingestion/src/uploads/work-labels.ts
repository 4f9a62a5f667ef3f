import { openFile } from "@tetron/connectors/io/open-rows";
import { unprocessable } from "@tetron/domain/failure";
import { NO_COUNTS } from "@tetron/domain/job";
import { tenantOwner } from "@tetron/domain/owner";
import { deleteRefusals } from "@tetron/lake/job-files";
import { changeInRun } from "@tetron/lake/jobs";
import type { JobRefusal, JobRun } from "@tetron/service/jobs/job-run";
import { importLabels } from "../imports/import-labels.ts";
import { type AddressLabel, labelRecords } from "../imports/label-records.ts";
import type { ImportRecord } from "../imports/record.ts";
import { LabelsInput } from "./upload-input.ts";
import { sum } from "./work-histories.ts";

/** A list is replaced as a whole, so that all of it is in memory. */
const MAX_LABEL_ROWS = 1_000_000;
/** Refusals that stand beside the reason why the list was not replaced. */
const MAX_LISTED = 10_000;

/** Takes an edition of a list of labels in, as a whole: a run begins anew. */
export async function workLabels(run: JobRun): Promise<void> {
  const { job, lake, signal } = run;
  const { network, list, version, partial, force, shared } = LabelsInput.parse(job.input);
  const { format, lines } = await openFile(run.file(), "file");
  await lake.commit([changeInRun(job, { position: 0, counts: NO_COUNTS }), deleteRefusals(job.id)]);
  const refusals: JobRefusal[] = [];
  let refused = 0;
  const edition = { network, list, version, url: `upload:${job.id}` };
  try {
    const report = await importLabels(lake, edition, bounded(labelRecords(lines, format, network)), {
      owner: shared ? "operator" : tenantOwner(job.tenant),
      ...{ actor: job.actor, now: new Date(), signal, partial, force },
      onRefusal(refusal) {
        refused += 1;
        if (refusals.length < MAX_LISTED) refusals.push(refusal);
      },
    });
    await advance(sum(NO_COUNTS, report));
  } catch (error) {
    // The list stays what it was; the lines that are wrong are there to be mended.
    if (!signal.aborted && refusals.length > 0) await advance({ ...NO_COUNTS, refused });
    throw error;
  }

  async function advance(counts: typeof NO_COUNTS): Promise<void> {
    const position = counts.read + counts.refused;
    await lake.commit(run.advance({ position, counts: { ...counts, refused: refusals.length }, refusals }));
    if (counts.refused > refusals.length) await lake.commit(run.advance({ position, counts, refusals: [] }));
  }
}

async function* bounded(
  records: AsyncIterable<ImportRecord<AddressLabel>>,
): AsyncGenerator<ImportRecord<AddressLabel>> {
  let rows = 0;
  for await (const record of records) {
    rows += 1;
    if (rows > MAX_LABEL_ROWS)
      throw unprocessable("file", "too_many_rows", `file: a list has at most ${MAX_LABEL_ROWS} labels.`);
    yield record;
  }
}
