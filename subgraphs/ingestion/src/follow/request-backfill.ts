import { createHash } from "node:crypto";
import { canonicalJson } from "@tetron/domain/canonical-json";
import { unprocessable } from "@tetron/domain/failure";
import { createIds } from "@tetron/domain/id";
import { NO_COUNTS } from "@tetron/domain/job";
import { type Network, parseNetwork } from "@tetron/domain/network";
import { EVERY_TENANT } from "@tetron/domain/owner";
import { appendAudit } from "@tetron/lake/audit";
import { findSameJob, insertJob } from "@tetron/lake/jobs";
import type { Lake } from "@tetron/lake/lake";
import type { StoredJob } from "@tetron/lake/tables/jobs";

/** Old blocks that are to be read. */
export interface BackfillRange {
  readonly network: Network;
  /** Heights of the first and the last block. */
  readonly from: number;
  readonly to: number;
}

const KIND = "chain.backfill";
const nextId = createIds();

/**
 * Asks for old blocks, to be read by a job. The same range as of one that waits, runs or is done is the job that it has.
 *
 * @throws Failure `UNPROCESSABLE` for an unknown network, or heights that are no range.
 */
export async function requestBackfill(
  lake: Lake,
  { network: name, from, to }: { readonly network: string; readonly from: number; readonly to: number },
  { actor, now }: { readonly actor: string; readonly now: Date },
): Promise<StoredJob> {
  const network = parseNetwork(name);
  for (const [field, height] of [
    ["from", from],
    ["to", to],
  ] as const)
    if (!Number.isSafeInteger(height) || height < 0)
      throw unprocessable(field, "malformed", `${field}: must be the height of a block, 0 or more.`);
  if (to < from) throw unprocessable("to", "out_of_range", `to: must be ${from} or more.`);
  const input = { network, from, to };
  const wanted = { tenant: EVERY_TENANT, kind: KIND, hash: sha256(canonicalJson([KIND, input])) } as const;
  const same = await findSameJob(lake.db, wanted);
  if (same !== undefined) return same;
  const job: StoredJob = {
    ...{ id: nextId("job"), actor, input, state: "queued", ...wanted, fileHash: null },
    ...{ bytes: 0, bytesDone: 0, position: 0, counts: NO_COUNTS, error: null },
    ...{ runs: 0, tries: 0, nextAt: now, createdAt: now, updatedAt: now, startedAt: null, endedAt: null },
  };
  const entry = { tenant: EVERY_TENANT, actor, action: KIND, subject: job.id, at: now } as const;
  await lake.commit([insertJob(job), appendAudit({ id: nextId("aud"), ...entry, data: input })]);
  return job;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
