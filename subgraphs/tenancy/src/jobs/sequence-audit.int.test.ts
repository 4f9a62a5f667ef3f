import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendAudit } from "@tetron/lake/audit";
import { leases } from "@tetron/lake/tables/leases";
import { anAuditEntry, missingPostgres, openTestLake, startPostgres } from "@tetron/lake/testing";
import { verifyAudit } from "@tetron/lake/verify-audit";
import { expect, test } from "vitest";

const HERE = JSON.stringify(import.meta.url);

/** Runs the job wherever this process has its lease, as a server does. */
const sequencer = (databaseUrl: string) => `
  const here = ${HERE};
  const { openTestLake } = await import(import.meta.resolve("@tetron/lake/testing", here));
  const { leasesOf } = await import(import.meta.resolve("@tetron/lake/leases", here));
  const { runJobs } = await import(import.meta.resolve("@tetron/service/run-jobs", here));
  const { createLog } = await import(import.meta.resolve("@tetron/service/log", here));
  const { createMetrics } = await import(import.meta.resolve("@tetron/service/metrics", here));
  const { sequenceAuditJob } = await import(new URL("./sequence-audit.ts", here));
  const lake = await openTestLake({ databaseUrl: ${JSON.stringify(databaseUrl)} });
  const log = createLog("test", { level: "error", write: (line) => process.stderr.write(line) });
  runJobs(new AsyncDisposableStack(), {
    jobs: [{ ...sequenceAuditJob(lake), periodMs: 1, jitterMs: 1 }],
    leases: leasesOf(lake.db), log, metrics: createMetrics("test"), stopping: new AbortController().signal,
  });
  setInterval(() => {}, 1_000);`;

function startSequencer(databaseUrl: string) {
  const child = spawn(process.execPath, ["--input-type=module", "-e", sequencer(databaseUrl)], {
    cwd: import.meta.dirname,
    stdio: ["ignore", "ignore", "inherit"],
  });
  return {
    pid: child.pid!,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGKILL");
      await once(child, "close");
    },
  };
}

test.skipIf(missingPostgres() !== undefined)(
  "a sequencer that is killed is followed by another, and no entry has two places or none",
  async () => {
    await using postgres = await startPostgres();
    await using lake = await openTestLake({ databaseUrl: postgres.url });
    const sequencers = [startSequencer(postgres.url), startSequencer(postgres.url)];
    const writing = new AbortController();
    let written = 0;
    const writers = Array.from({ length: 4 }, async () => {
      while (!writing.signal.aborted) {
        await lake.commit([appendAudit(anAuditEntry())]);
        written += 1;
      }
    });
    const check = () => verifyAudit(lake, AbortSignal.timeout(30_000));
    const holder = async () => (await lake.db.select().from(leases))[0]?.holder.split(":")[1];
    try {
      await expect.poll(async () => (await check()).log.size, { timeout: 60_000 }).toBeGreaterThan(100);
      const pidOfHolder = await holder();
      const dead = sequencers.find(({ pid }) => String(pid) === pidOfHolder);
      await dead!.kill();
      const before = (await check()).log.size;
      await expect
        .poll(async () => (await check()).log.size, { timeout: 60_000 })
        .toBeGreaterThan(before + 100);
      expect(await holder()).not.toBe(String(dead!.pid));
      writing.abort();
      await Promise.all(writers);
      await expect.poll(async () => (await check()).log.waiting, { timeout: 60_000 }).toBe(0);
      expect(await check()).toMatchObject({ broken: undefined, log: { size: written } });
    } finally {
      writing.abort();
      await Promise.allSettled(writers);
      for (const each of sequencers) await each.kill();
    }
  },
  180_000,
);
