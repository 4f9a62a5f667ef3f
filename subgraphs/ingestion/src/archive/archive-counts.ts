import { type ArchiveStatus, findArchiveStatus } from "@tetron/lake/archive";
import type { Database } from "@tetron/lake/database";
import type { Metrics } from "@tetron/service/metrics";
import { Gauge } from "prom-client";

/** Where the archive stood after the last run in this process; `undefined` before the first. */
export interface ArchiveCounts {
  status: ArchiveStatus | undefined;
}

/** Notes where the archive stands. */
export async function countRun(counts: ArchiveCounts, db: Database): Promise<void> {
  counts.status = await findArchiveStatus(db);
}

const SIZES = {
  files: "Files of the archive, by kind.",
  rows: "Rows of the archive, by kind.",
  bytes: "Bytes of the archive, by kind.",
} as const;

/** Shows where the archive stands among the metrics of the process that writes it. */
export function showArchiveCounts({ registry }: Metrics, counts: ArchiveCounts): void {
  const registers = [registry];
  for (const [what, help] of Object.entries(SIZES))
    new Gauge({
      ...{ name: `tetron_archive_${what}`, help, labelNames: ["kind"], registers },
      collect() {
        this.reset();
        for (const size of counts.status?.sizes ?? [])
          this.set({ kind: size.kind }, size[what as keyof typeof SIZES]);
      },
    });
  new Gauge({
    name: "tetron_archive_waiting_rows",
    help: "Final blocks and raw histories that are not archived yet; a million stands for more.",
    ...{ labelNames: ["what"], registers },
    collect() {
      this.reset();
      for (const [what, count] of Object.entries(counts.status?.waiting ?? {})) this.set({ what }, count);
    },
  });
  showState(registers, counts);
}

function showState(registers: Metrics["registry"][], counts: ArchiveCounts): void {
  new Gauge({
    name: "tetron_archive_failing",
    help: "1 while the archive cannot be written, as on a full disk; otherwise 0.",
    registers,
    collect() {
      this.reset();
      if (counts.status !== undefined) this.set(counts.status.trouble === null ? 0 : 1);
    },
  });
  new Gauge({
    name: "tetron_archive_succeeded_timestamp_seconds",
    help: "When the archive was last written without a fault, Unix time.",
    registers,
    collect() {
      this.reset();
      const at = counts.status?.succeededAt ?? null;
      if (at !== null) this.set(Date.parse(at) / 1_000);
    },
  });
}
