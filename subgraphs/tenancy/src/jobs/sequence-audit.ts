import type { Lake } from "@tetron/lake/lake";
import { sequenceAudit } from "@tetron/lake/sequence-audit";
import type { Job } from "@tetron/service/job";

/** Gives the audit entries of every process their places in the log. */
export function sequenceAuditJob(lake: Pick<Lake, "db" | "commit">): Job {
  return {
    name: "tenancy.sequence-audit",
    periodMs: 1_000,
    jitterMs: 200,
    deadlineMs: 60_000,
    run: async (signal) => void (await sequenceAudit(lake, signal)),
  };
}
