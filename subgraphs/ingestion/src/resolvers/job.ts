import { isFailure, unprocessable } from "@tetron/domain/failure";
import { isJobKind, JOB_KINDS, type JobKind } from "@tetron/domain/job";
import { listRefusals } from "@tetron/lake/job-files";
import { listJobs, requireJob } from "@tetron/lake/jobs";
import { idConnection, parseIdPage } from "@tetron/service/id-page";
import type { Context } from "../context.ts";
import { etaSeconds } from "../jobs/eta.ts";
import { cancelJob, type JobManager, restartJob, tenantsSeen } from "../jobs/manage-jobs.ts";
import type { Resolvers } from "../resolvers.gen.ts";

const MAX_REFUSALS = 1_000;

export const jobResolvers: Resolvers = {
  Query: {
    jobs: async (_parent, { kind, state, ...asked }, context) => {
      const page = parseIdPage("job", asked);
      const found = await listJobs(context.lake.db, managerOf(context).tenants, {
        ...{ before: page.after, limit: page.first + 1 },
        ...(kind != null && { kinds: [readKind(kind, "kind")] }),
        ...(state != null && { states: [state] }),
      });
      return idConnection(found, page);
    },
    job: async (_parent, { id }, context) => {
      try {
        return await requireJob(context.lake.db, managerOf(context).tenants, id);
      } catch (error) {
        if (isFailure(error, "NOT_FOUND")) return null;
        throw error;
      }
    },
  },
  Mutation: {
    cancelJob: (_parent, { id, kinds }, context) =>
      cancelJob(context.lake, id, {
        ...managerOf(context),
        ...(kinds != null && { kinds: kinds.map((kind) => readKind(kind, "kinds")) }),
      }),
    restartJob: (_parent, { id }, context) => restartJob(context.lake, id, managerOf(context)),
  },
  Job: {
    rows: ({ position }) => position,
    read: ({ counts }) => counts.read,
    created: ({ counts }) => counts.created,
    updated: ({ counts }) => counts.updated,
    unchanged: ({ counts }) => counts.unchanged,
    refused: ({ counts }) => counts.refused,
    etaSeconds: (job, _args, { now }) => etaSeconds(job, now),
    refusals: ({ id }, { from, first }, { lake }) => {
      if (first < 1 || first > MAX_REFUSALS)
        throw unprocessable("first", "out_of_range", `first: must be 1 to ${MAX_REFUSALS}, not ${first}.`);
      return listRefusals(lake.db, id, { from, limit: first });
    },
  },
};

function managerOf({ caller, now }: Context): JobManager {
  const tenants = tenantsSeen(caller.tenant, caller.scopes.includes("admin:data"));
  return { tenants, actor: caller.keyId, now, claim: caller.claim };
}

function readKind(text: string, field: string): JobKind {
  if (isJobKind(text)) return text;
  throw unprocessable(field, "unknown_kind", `${field}: one of ${JOB_KINDS.join(", ")}.`);
}
