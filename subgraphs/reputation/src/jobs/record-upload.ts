import { openRows } from "@tetron/connectors/io/open-rows";
import { isFailure } from "@tetron/domain/failure";
import { refusalOf, workInBatches } from "@tetron/service/jobs/in-batches";
import type { JobRefusal, JobRun } from "@tetron/service/jobs/job-run";
import { readRow } from "@tetron/service/jobs/read-row";
import { z } from "zod";
import type { ReputationDeps } from "../deps.ts";
import { recordOutcome } from "../record-outcome.ts";

/** Reports between two commits of progress: what is looked up again after a crash. */
const BATCH_REPORTS = 50;

const Input = z.object({ network: z.string().optional() });

/** An outcome as `POST /v1/feedback` takes it. */
const OutcomeRow = z.strictObject({
  address: z.string().min(1).max(128),
  network: z.string().min(1).max(32),
  outcome: z.enum(["fraud", "good", "contested", "cleared"]),
  transaction_id: z.string().max(64).optional(),
  reference: z.string().min(1).max(128).optional(),
  occurred_at: z.iso.datetime({ offset: true }).optional(),
});
const COLUMNS = ["address", "outcome"];

/** Records the outcomes of an upload. One that was recorded before changes nothing: a row is never counted twice. */
export async function recordUpload(deps: ReputationDeps, run: JobRun): Promise<void> {
  const { id, tenant, actor, input } = run.job;
  const { network } = Input.parse(input);
  const caller = { tenant, keyId: actor, scopes: [], requestId: id };
  const rows = openRows(run.file(), { name: "file", required: COLUMNS });
  await workInBatches(run, rows, {
    size: BATCH_REPORTS,
    parse: (row) => readRow(OutcomeRow, typeof row === "object" && network ? { network, ...row } : row),
    async work(reports, advance) {
      let created = 0;
      const refusals: JobRefusal[] = [];
      for (const { line, value } of reports) {
        run.signal.throwIfAborted();
        const { outcome: kind, transaction_id: transactionId, occurred_at, ...rest } = value;
        const occurredAt = occurred_at === undefined ? null : new Date(occurred_at);
        try {
          const report = { ...rest, kind, transactionId, occurredAt };
          if ((await recordOutcome(deps, caller, report, new Date())).recorded) created += 1;
        } catch (error) {
          if (!isFailure(error) || !ROWS_OWN.has(error.code)) throw error;
          refusals.push(refusalOf(line, error));
        }
      }
      const unchanged = reports.length - refusals.length - created;
      await run.lake.commit(advance({ created, unchanged, refusals }));
    },
  });
}

/** Failures that say what is wrong with a row, and not with Tetron. */
const ROWS_OWN: ReadonlySet<string> = new Set(["UNPROCESSABLE", "NOT_FOUND", "CONFLICT"]);
