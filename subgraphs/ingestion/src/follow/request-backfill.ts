import { createHash } from "node:crypto";
import { canonicalJson } from "@tetron/domain/canonical-json";
import { MINUTE_MS } from "@tetron/domain/durations";
import { Failure, unprocessable } from "@tetron/domain/failure";
import { createIds } from "@tetron/domain/id";
import { NO_COUNTS } from "@tetron/domain/job";
import { isSimulated, type Network, parseNetwork } from "@tetron/domain/network";
import { EVERY_TENANT } from "@tetron/domain/owner";
import { appendAudit } from "@tetron/lake/audit";
import { listChainStatuses } from "@tetron/lake/chain-status";
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
 * @throws Failure `UNPROCESSABLE` for a network that is unknown, simulated or not followed, and heights that are no range or
 *   not final; `UNAVAILABLE` while no node of it answers.
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
  await requireReadable(lake, { network, from, to }, now);
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

/** A follower notes every second what it sees. */
const LATELY_MS = MINUTE_MS;
const RETRY_SECONDS = 5;

/** Refuses what no job could read. */
async function requireReadable({ db }: Lake, { network, to }: BackfillRange, now: Date): Promise<void> {
  const refuse = (field: string, reason: string, why: string) =>
    unprocessable(field, reason, `${field}: ${why}`);
  if (isSimulated(network))
    throw refuse("network", "simulated", `${network} is simulated: all of its blocks are kept.`);
  const chain = (await listChainStatuses(db, now)).find((each) => each.network === network);
  const name = network.toUpperCase();
  if (chain === undefined)
    throw refuse("network", "not_followed", `${network} is not followed: see TETRON_RPC_${name}.`);
  const { held, finalized, stopped, trouble, endpoints, updatedAt } = chain;
  if (!stopped && now.getTime() - updatedAt.getTime() > LATELY_MS)
    throw refuse(
      "network",
      "not_followed",
      `${network} is not followed at present: start Tetron with TETRON_RPC_${name}.`,
    );
  const isReached = trouble === null || endpoints.some(({ state }) => state === "well");
  if (held === null || !isReached)
    throw new Failure(
      "UNAVAILABLE",
      `No node of ${network} can be read: ${trouble ?? "none has answered yet"}`,
      {
        ...{ dependency: `rpc:${network}`, retryAfter: RETRY_SECONDS, outcome: "nothing_done" },
      },
    );
  // Before the first commit it is not known what is final: then the job asks.
  if (finalized !== null && to > finalized)
    throw refuse(
      "to",
      "not_final",
      `blocks are final up to ${finalized} only. The follower reads the later ones.`,
    );
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
