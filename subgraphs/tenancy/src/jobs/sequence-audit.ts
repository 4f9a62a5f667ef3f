import type { Lake } from "@tetron/lake/lake";
import { sequenceAudit } from "@tetron/lake/sequence-audit";
import { auditEntries } from "@tetron/lake/tables/audit-entries";
import { waitForRows } from "@tetron/lake/wait-for-rows";
import type { Job } from "@tetron/service/job";

/** How long a run waits for entries where nobody else writes some. */
const REST_MS = 10_000;

/** Gives the audit entries of every process their places in the log. */
export function sequenceAuditJob(lake: Pick<Lake, "db" | "commit" | "kind" | "onWritten">): Job {
  return {
    name: "tenancy.sequence-audit",
    periodMs: 1_000,
    jitterMs: 200,
    deadlineMs: 60_000,
    async run(signal) {
      using entries = waitForRows(lake, [auditEntries]);
      await sequenceAudit(lake, signal);
      await entries.written({ lookMs: 0, restMs: REST_MS, signal });
    },
  };
}
