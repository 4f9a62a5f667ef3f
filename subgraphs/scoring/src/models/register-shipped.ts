import { SYSTEM } from "@tetron/domain/actor";
import { createIds } from "@tetron/domain/id";
import { EVERY_TENANT } from "@tetron/domain/owner";
import { appendAudit } from "@tetron/lake/audit";
import { findModel, findModelIn, insertModel, moveModel } from "@tetron/lake/models";
import type { StoredModel } from "@tetron/lake/tables/models";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { SHIPPED_CARD_FILE } from "@tetron/models/canaries";
import { decodeFile } from "@tetron/models/checked-json";
import { decodeModelCard, type ModelCard } from "@tetron/models/model-card";
import { ENGINE_PARTS } from "@tetron/models/model-version";
import { artifactsIn } from "@tetron/verdict/estimate/engine-artifacts";
import type { Lineage } from "./lineage.ts";
import type { ModelDeps } from "./model-deps.ts";
import { modelPromoted } from "./model-promoted.ts";
import { readShippedFile } from "./shipped-file.ts";

const nextId = createIds();

/**
 * Registers the model that ships, once. It is live, unless one is that does not ship: then it is a candidate like any
 * other.
 */
export async function registerShipped({ lake, engine }: ModelDeps, now: Date): Promise<void> {
  const version = engine.versions.model;
  if ((await findModel(lake.db, version)) !== undefined) return;
  const model = await shippedModel(version, engine.versions.features, now);
  await lake.transaction(async (tx) => {
    const live = await findModelIn(tx.db, "live");
    const takesOver = live === undefined || live.origin === "shipped";
    if (live !== undefined && takesOver)
      await moveModel(tx.db, live.version, { from: ["live"], state: "retired", changedAt: now });
    const state = takesOver ? "live" : "candidate";
    tx.add(
      insertModel({ ...model, state, replaced: takesOver ? (live?.version ?? null) : null }, new Map()),
      appendAudit({
        ...{ id: nextId("aud"), tenant: EVERY_TENANT, actor: SYSTEM, action: "model.register" },
        ...{ subject: version, data: { origin: "shipped", parent: null }, at: now },
      }),
      ...(takesOver ? [modelPromoted(version, live?.version ?? null, now)] : []),
    );
  });
}

async function shippedModel(
  version: string,
  features: string,
  now: Date,
): Promise<Omit<StoredModel, "state" | "replaced">> {
  const { manifest } = await artifactsIn(ARTIFACTS_URL);
  const parts = Object.fromEntries(ENGINE_PARTS.map((name) => [name, manifest[name]]));
  const sources = ENGINE_PARTS.flatMap((name) => Object.entries(manifest[name]?.sources ?? {}));
  const lineage: Lineage = {
    ...{ data: Object.fromEntries(sources), code: null, features, parent: null, feedback: null },
  };
  const card = await shippedCard(version);
  return { version, origin: "shipped", manifest: parts, card, lineage, createdAt: now, changedAt: now };
}

/** `null` when the card is of another version. */
async function shippedCard(version: string): Promise<ModelCard | null> {
  const bytes = await readShippedFile(SHIPPED_CARD_FILE, version);
  return bytes && decodeFile(SHIPPED_CARD_FILE, () => decodeModelCard(bytes));
}
