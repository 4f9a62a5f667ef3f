import { openRows } from "@tetron/connectors/io/open-rows";
import { refusalOf, workInBatches } from "@tetron/service/jobs/in-batches";
import type { JobRun } from "@tetron/service/jobs/job-run";
import { readRow } from "@tetron/service/jobs/read-row";
import { z } from "zod";
import type { ScoringDeps } from "../judge-transaction.ts";
import { scoreBatch } from "../score-batch.ts";

/** Payments of one commit: what is judged again after a crash. */
const BATCH_PAYMENTS = 100;

const Input = z.object({ network: z.string().optional() });

/** A payment as `POST /v1/score` takes it; all cells of CSV are text. */
const PaymentRow = z.strictObject({
  from_address: z.string().min(1).max(128),
  to_address: z.string().min(1).max(128),
  amount: z.string().min(1).max(80),
  currency: z.string().min(1).max(256),
  currency_symbol: z.string().min(1).max(64).optional(),
  network: z.string().min(1).max(32),
});
/** What CSV must have; the network may be the upload's. */
const COLUMNS = ["from_address", "to_address", "amount", "currency"];

/** Scores the payments of an upload. Their scores name the job as the request that they were made in. */
export async function scoreUpload(deps: ScoringDeps, run: JobRun): Promise<void> {
  const { id, tenant, actor, input } = run.job;
  const { network } = Input.parse(input);
  const rows = openRows(run.file(), { name: "file", required: COLUMNS });
  await workInBatches(run, rows, {
    size: BATCH_PAYMENTS,
    parse: (row) => readRow(PaymentRow, typeof row === "object" && network ? { network, ...row } : row),
    async work(payments, advance) {
      const inputs = payments.map(({ value: { from_address, to_address, currency_symbol, ...payment } }) => ({
        ...payment,
        fromAddress: from_address,
        toAddress: to_address,
        currencySymbol: currency_symbol,
      }));
      const caller = { tenant, keyId: actor, requestId: id };
      await scoreBatch(deps, caller, inputs, {
        signal: run.signal,
        alongside(results) {
          const refusals = results.flatMap(({ failure }, n) =>
            failure === undefined ? [] : [refusalOf(payments[n]!.line, failure)],
          );
          return advance({ created: results.length - refusals.length, refusals });
        },
      });
    },
  });
}
