import { COMMAND_LINE } from "@tetron/domain/actor";
import { counted } from "@tetron/domain/counted";
import { escapeInvisible } from "@tetron/domain/visible";
import { cancelJob, restartJob } from "@tetron/ingestion/jobs/manage-jobs";
import { listJobs, requireJob } from "@tetron/lake/jobs";
import type { StoredJob } from "@tetron/lake/tables/jobs";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";

/** Jobs that `tetron jobs` prints. */
const MAX_PRINTED_JOBS = 50;

/** Prints the newest jobs of every tenant, and how far they are. */
export async function showJobs(host: Host): Promise<ExitCode> {
  const { db } = await host.lake();
  for (const job of await listJobs(db, "all", { limit: MAX_PRINTED_JOBS })) print(host, job);
  return EXIT.ok;
}

/** Prints a job. */
export async function showJob(host: Host, id: string): Promise<ExitCode> {
  const { db } = await host.lake();
  print(host, await requireJob(db, "all", id));
  return EXIT.ok;
}

/** Cancels a job, or lets one that ended go on, and prints it. */
export async function changeJobBy(host: Host, id: string, how: "cancel" | "restart"): Promise<ExitCode> {
  const lake = await host.lake();
  const manager = { tenants: "all", actor: COMMAND_LINE, now: new Date() } as const;
  print(host, await (how === "cancel" ? cancelJob : restartJob)(lake, id, manager));
  return EXIT.ok;
}

function print({ terminal }: Host, job: StoredJob): void {
  const { id, tenant, kind, state, bytes, bytesDone, position, counts, error, createdAt, endedAt } = job;
  if (terminal.json) {
    const times = { created_at: createdAt, ended_at: endedAt };
    const size = { bytes, bytes_done: bytesDone, rows: { done: position, ...counts } };
    terminal.print(JSON.stringify({ id, tenant, kind, state, ...size, error, ...times }));
    return;
  }
  const share = bytes > 0 && state === "running" ? `, ${Math.floor((100 * bytesDone) / bytes)} %` : "";
  const refused = counts.refused > 0 ? `, ${counts.refused} refused` : "";
  const why = error === null ? "" : `: ${error.message}`;
  terminal.print(
    escapeInvisible(
      `${id} ${kind.padEnd(17)} ${tenant}: ${state}${share}, ${counted(position, "row")}${refused}${why}`,
    ),
  );
}
