import { createHash } from "node:crypto";
import { canonicalJson } from "@tetron/domain/canonical-json";
import { Failure, isFailure, unprocessable } from "@tetron/domain/failure";
import { createIds } from "@tetron/domain/id";
import { type HookKind, jobOfHook, NO_COUNTS } from "@tetron/domain/job";
import { checkName } from "@tetron/domain/name";
import { parseNetwork } from "@tetron/domain/network";
import { requireStorable } from "@tetron/domain/text";
import { appendAudit } from "@tetron/lake/audit";
import { insertChunk } from "@tetron/lake/job-files";
import { countJobs, findSameJob, insertJob } from "@tetron/lake/jobs";
import type { Lake } from "@tetron/lake/lake";
import type { StoredJob } from "@tetron/lake/tables/jobs";
import type { ReceivedUpload, Uploader } from "../uploads/receive-upload.ts";

/** Messages of a tenant and kind that wait or run at a time. */
const MAX_OPEN_MESSAGES = 10_000;
const MAX_MESSAGE_BYTES = 1024 ** 2;
const MAX_ID_CHARS = 128;
const RETRY_SECONDS = 30;
const nextId = createIds();

/** A message of a source. */
export interface HookMessage {
  /** The source's name. */
  readonly source: string;
  /** The message's id, which its source never gives to another one. */
  readonly message: string;
  readonly kind: HookKind;
  /** Of rows that do not name one. */
  readonly network?: string | null | undefined;
  /** NDJSON. */
  readonly rows: string;
}

/**
 * Stores a message, to be worked off by a job. The same source and id as of one that waits, runs or is done are the job
 * that it has; one that failed or was cancelled may be sent again.
 *
 * @throws Failure `UNPROCESSABLE` for a name, an id or a network that is none and for a message without rows,
 *   `PAYLOAD_TOO_LARGE` for more than 1 MiB, `UNAVAILABLE` while 10,000 messages wait.
 */
export async function receiveHook(
  lake: Lake,
  { source, message, kind: hookKind, network, rows }: HookMessage,
  { tenant, actor, now }: Uploader,
): Promise<ReceivedUpload> {
  checkName(source, "source");
  if (message.length === 0 || message.length > MAX_ID_CHARS)
    throw unprocessable("message", "malformed", `message: an id of 1 to ${MAX_ID_CHARS} characters.`);
  requireStorable(message);
  const input = network == null ? {} : { network: parseNetwork(network) };
  const content = Buffer.from(rows);
  if (content.length === 0) throw unprocessable("rows", "empty", "rows: there is none.");
  if (content.length > MAX_MESSAGE_BYTES)
    throw new Failure("PAYLOAD_TOO_LARGE", `rows: is over ${MAX_MESSAGE_BYTES} bytes.`, {
      limit: MAX_MESSAGE_BYTES,
    });
  const kind = jobOfHook(hookKind);
  const wanted = { tenant, kind, hash: sha256(canonicalJson(["hook", source, message])) };
  const same = await findSameJob(lake.db, wanted);
  if (same !== undefined) return { job: same, isNew: false };
  const open = { kinds: [kind], states: ["queued", "running"] } as const;
  if ((await countJobs(lake.db, tenant, open)) >= MAX_OPEN_MESSAGES)
    throw new Failure("UNAVAILABLE", `${MAX_OPEN_MESSAGES} messages are not worked off yet.`, {
      ...{ dependency: "jobs", retryAfter: RETRY_SECONDS, outcome: "nothing_done" },
    });
  const job: StoredJob = {
    ...{ id: nextId("job"), actor, input, state: "queued", ...wanted, fileHash: sha256(content) },
    ...{ bytes: content.length, bytesDone: 0, position: 0, counts: NO_COUNTS, error: null },
    ...{ runs: 0, tries: 0, nextAt: now, createdAt: now, updatedAt: now, startedAt: null, endedAt: null },
  };
  try {
    await lake.commit([
      insertJob(job),
      insertChunk(job.id, 0, content),
      appendAudit({
        ...{ id: nextId("aud"), tenant, actor, action: "hook.receive", subject: job.id, at: now },
        data: { kind, source, message },
      }),
    ]);
  } catch (error) {
    // The same message may have arrived meanwhile.
    const other = isFailure(error, "CONFLICT") ? await findSameJob(lake.db, wanted) : undefined;
    if (other === undefined) throw error;
    return { job: other, isNew: false };
  }
  return { job, isNew: true };
}

function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
