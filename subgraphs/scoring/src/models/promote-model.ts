import { randomUUID } from "node:crypto";
import { Failure } from "@tetron/domain/failure";
import { createIds } from "@tetron/domain/id";
import { EVERY_TENANT } from "@tetron/domain/owner";
import { appendAudit } from "@tetron/lake/audit";
import { settleClaim } from "@tetron/lake/idempotency";
import { leasesOf } from "@tetron/lake/leases";
import { findModelIn, moveModel, requireModel } from "@tetron/lake/models";
import type { StoredModel } from "@tetron/lake/tables/models";
import type { ModelChanger, ModelDeps } from "./model-deps.ts";
import { modelPromoted } from "./model-promoted.ts";
import { examineGate, type Gate, requirePassed } from "./promotion-gate.ts";

const LEASE = "scoring.model-promotion";
/** A promotion takes seconds; one whose process died no longer blocks the next after this time, in milliseconds. */
const LEASE_MS = 60_000;
const nextId = createIds();

/**
 * Lets scores be computed with a model, from the next score on, in every process. It must have been a shadow, and pass
 * the gate: no worse than the live model on the wallets that both were measured on, and right about every canary. Promoted again, nothing changes.
 *
 * @throws Failure `NOT_FOUND` when there is no such model; `CONFLICT` naming what the gate refuses, for a candidate that
 *   was never a shadow, and while another promotion runs.
 */
export async function promoteModel(
  deps: ModelDeps,
  version: string,
  changer: ModelChanger,
): Promise<StoredModel> {
  const leases = leasesOf(deps.lake.db);
  const holder = randomUUID();
  const held = await leases.hold([LEASE], { holder, ttlMs: LEASE_MS });
  if (held.length === 0)
    throw new Failure("CONFLICT", "Another promotion is running.", { kind: "promotion", id: version });
  try {
    const { db } = deps.lake;
    const model = await requireModel(db, version);
    if (model.state === "live") return model;
    if (model.state === "candidate") throw conflict(version, "has not been a shadow");
    const live = await findModelIn(db, "live");
    const gate = await examineGate(deps, model, live);
    requirePassed(version, gate);
    return await promote(deps, { version, live, gate }, changer);
  } finally {
    await leases.release(holder);
  }
}

async function promote(
  { lake, engine }: ModelDeps,
  { version, live, gate }: { version: string; live: StoredModel | undefined; gate: Gate },
  { actor, now, claim }: ModelChanger,
): Promise<StoredModel> {
  const replaced = live?.version ?? engine.versions.model;
  return lake.transaction(async (tx) => {
    const changedAt = now;
    if (
      live !== undefined &&
      !(await moveModel(tx.db, replaced, { from: ["live"], state: "retired", changedAt }))
    )
      throw conflict(replaced, "is not live any more");
    const isMoved = await moveModel(tx.db, version, {
      ...{ from: ["shadow", "retired"], state: "live", changedAt, replaced },
    });
    if (!isMoved) throw conflict(version, "is no shadow any more");
    tx.add(
      ...settleClaim(claim, JSON.stringify({ version })),
      modelPromoted(version, replaced, now),
      appendAudit({
        ...{ id: nextId("aud"), tenant: EVERY_TENANT, actor, action: "model.promote", subject: version },
        ...{ data: { replaced, gate: gate.checks.map(({ check, result }) => ({ check, result })) }, at: now },
      }),
    );
    return requireModel(tx.db, version);
  });
}

function conflict(id: string, why: string): Failure<"CONFLICT"> {
  return new Failure("CONFLICT", `Model ${id} ${why}.`, { kind: "model", id });
}
