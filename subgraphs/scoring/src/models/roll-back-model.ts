import { Failure } from "@tetron/domain/failure";
import { createIds } from "@tetron/domain/id";
import { EVERY_TENANT } from "@tetron/domain/owner";
import { appendAudit } from "@tetron/lake/audit";
import { settleClaim } from "@tetron/lake/idempotency";
import { findModelIn, moveModel, requireModel } from "@tetron/lake/models";
import type { StoredModel } from "@tetron/lake/tables/models";
import type { ModelChanger, ModelDeps } from "./model-deps.ts";
import { modelPromoted } from "./model-promoted.ts";

const nextId = createIds();

/**
 * Makes the model live again that was live before the current one, from the next score on, in every process. No gate is
 * in the way: it was live already.
 *
 * @returns The model that is live now.
 * @throws Failure `CONFLICT` when no model was live before.
 */
export async function rollBackModel(
  { lake }: Pick<ModelDeps, "lake">,
  { actor, now, claim }: ModelChanger,
): Promise<StoredModel> {
  return lake.transaction(async (tx) => {
    const live = await findModelIn(tx.db, "live");
    if (live?.replaced == null)
      throw new Failure("CONFLICT", "No model was live before the one that is.", {
        ...{ kind: "model", id: live?.version ?? "shipped" },
      });
    const { version: from, replaced: to } = live;
    const changedAt = now;
    await moveModel(tx.db, from, { from: ["live"], state: "retired", changedAt });
    if (!(await moveModel(tx.db, to, { from: ["retired", "shadow", "candidate"], state: "live", changedAt })))
      throw new Failure("CONFLICT", `Model ${to} is no longer registered.`, { kind: "model", id: to });
    tx.add(
      ...settleClaim(claim, JSON.stringify({ version: to })),
      modelPromoted(to, from, now),
      appendAudit({
        ...{ id: nextId("aud"), tenant: EVERY_TENANT, actor, action: "model.rollback", subject: to },
        ...{ data: { replaced: from }, at: now },
      }),
    );
    return requireModel(tx.db, to);
  });
}
