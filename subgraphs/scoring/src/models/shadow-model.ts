import { Failure } from "@tetron/domain/failure";
import { createIds } from "@tetron/domain/id";
import { EVERY_TENANT } from "@tetron/domain/owner";
import { appendAudit } from "@tetron/lake/audit";
import { settleClaim } from "@tetron/lake/idempotency";
import { findModelIn, moveModel, requireModel } from "@tetron/lake/models";
import type { StoredModel } from "@tetron/lake/tables/models";
import type { ModelChanger, ModelDeps } from "./model-deps.ts";

const nextId = createIds();

/**
 * Lets a model estimate every score beside the live one, from the next score on. It decides nothing. The shadow before it
 * is a candidate again. Asked again, nothing changes.
 *
 * @throws Failure `NOT_FOUND` when there is no such model, `CONFLICT` when it is live.
 */
export async function shadowModel(
  { lake }: Pick<ModelDeps, "lake">,
  version: string,
  { actor, now, claim }: ModelChanger,
): Promise<StoredModel> {
  return lake.transaction(async (tx) => {
    const { state } = await requireModel(tx.db, version);
    if (state === "live")
      throw new Failure("CONFLICT", `Model ${version} is live.`, { kind: "model", id: version });
    tx.add(...settleClaim(claim, JSON.stringify({ version })));
    if (state !== "shadow") {
      const before = (await findModelIn(tx.db, "shadow"))?.version ?? null;
      const changedAt = now;
      if (before !== null)
        await moveModel(tx.db, before, { from: ["shadow"], state: "candidate", changedAt });
      await moveModel(tx.db, version, { from: ["candidate", "retired"], state: "shadow", changedAt });
      tx.add(
        appendAudit({
          ...{ id: nextId("aud"), tenant: EVERY_TENANT, actor, action: "model.shadow", subject: version },
          ...{ data: { replaced: before }, at: now },
        }),
      );
    }
    return requireModel(tx.db, version);
  });
}
