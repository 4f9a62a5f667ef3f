import { type Failure, isFailure } from "@tetron/domain/failure";
import type { JobCounts } from "@tetron/domain/job";
import type { NdjsonLine } from "@tetron/domain/ndjson";
import { detached } from "@tetron/domain/text";
import type { Write } from "@tetron/lake/write";
import type { JobRefusal, JobRun } from "./job-run.ts";

/** A row and the line on which it begins. */
export interface Row<Value> {
  readonly line: number;
  readonly value: Value;
}

/** What became of the rows of a batch. */
export type BatchOutcome = Partial<Pick<JobCounts, "created" | "updated" | "unchanged">> & {
  readonly refusals?: readonly JobRefusal[];
};

/** A failure as the refusal of a row, whose columns are in snake_case: its message begins with the field's name. */
export function refusalOf(line: number, { code, details, message }: Failure): JobRefusal {
  const field = "field" in details && message.startsWith(`${details.field}:`) ? details.field : "";
  const column = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return {
    line,
    reason: "reason" in details ? details.reason : code.toLowerCase(),
    message: detached(column + message.slice(field.length)),
  };
}

/**
 * Works the rows of a job's file off, a batch at a time, from where the run before came to. Rows before a fault of the
 * whole file, such as its being cut off, are worked off.
 *
 * @param parse - Makes the value of a row; throws a Failure to refuse it.
 * @param work - Commits what the rows of a batch bring, together with what `advance` gives for their outcome.
 */
export async function workInBatches<Value>(
  run: JobRun,
  records: AsyncIterable<NdjsonLine<unknown>>,
  {
    size,
    parse,
    work,
  }: {
    readonly size: number;
    readonly parse: (row: unknown) => Value;
    readonly work: (
      rows: readonly Row<Value>[],
      advance: (outcome: BatchOutcome) => Write[],
    ) => Promise<void>;
  },
): Promise<void> {
  let { position, counts } = run.job;
  let seen = 0;
  let rows: Row<Value>[] = [];
  let refusals: JobRefusal[] = [];

  const flush = async () => {
    if (seen <= position) return;
    let after = counts;
    const advance = (outcome: BatchOutcome) => {
      const refused = [...refusals, ...(outcome.refusals ?? [])].sort((a, b) => a.line - b.line);
      after = {
        read: counts.read + rows.length - (outcome.refusals?.length ?? 0),
        created: counts.created + (outcome.created ?? 0),
        updated: counts.updated + (outcome.updated ?? 0),
        unchanged: counts.unchanged + (outcome.unchanged ?? 0),
        refused: counts.refused + refused.length,
      };
      return run.advance({ position: seen, counts: after, refusals: refused });
    };
    if (rows.length > 0) await work(rows, advance);
    else await run.lake.commit(advance({}));
    [position, counts, rows, refusals] = [seen, after, [], []];
  };

  try {
    for await (const { line, value, error } of records) {
      run.signal.throwIfAborted();
      seen += 1;
      if (seen <= position) continue;
      const parsed = error ?? parsedRow(() => parse(value));
      if (isFailure(parsed)) refusals.push(refusalOf(line, parsed));
      else rows.push({ line, value: parsed });
      if (rows.length + refusals.length >= size) await flush();
    }
  } catch (error) {
    if (isFailure(error, "UNPROCESSABLE")) await flush();
    throw error;
  }
  await flush();
}

function parsedRow<Value>(parse: () => Value): Value | Failure {
  try {
    return parse();
  } catch (error) {
    if (isFailure(error)) return error;
    throw error;
  }
}
