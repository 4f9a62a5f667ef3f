import type { Lake } from "@tetron/lake/lake";
import { sequenceAudit } from "@tetron/lake/sequence-audit";
import type { Job } from "@tetron/service/job";

/**
 * Gives the audit entries of every process their places in the log. It runs where reference data is loaded, since what
 * owns tenants and keys has no process of its own.
 */
export function sequenceAuditJob(lake: Pick<Lake, "db" | "commit">): Job {
  return {
    name: "ingestion.sequence-audit",
    periodMs: 1_000,
    jitterMs: 200,
    deadlineMs: 60_000,
    run: async (signal) => void (await sequenceAudit(lake, signal)),
  };
}
