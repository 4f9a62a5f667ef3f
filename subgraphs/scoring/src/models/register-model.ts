import { createHash } from "node:crypto";
import { unprocessable } from "@tetron/domain/failure";
import { createIds } from "@tetron/domain/id";
import { EVERY_TENANT } from "@tetron/domain/owner";
import { appendAudit } from "@tetron/lake/audit";
import { insertModel } from "@tetron/lake/models";
import { decodeFile } from "@tetron/models/checked-json";
import { decodeMeasured, MEASURED_FILE } from "@tetron/models/measured-wallets";
import type { ModelCard } from "@tetron/models/model-card";
import { ENGINE_PARTS } from "@tetron/models/model-version";
import type { EngineArtifacts } from "@tetron/verdict/estimate/engine-artifacts";
import { openEngine } from "@tetron/verdict/estimate/open-engine";
import type { Lineage } from "./lineage.ts";
import type { ModelChanger, ModelDeps } from "./model-deps.ts";

const nextId = createIds();

/** A model to register. */
export interface NewModel {
  readonly artifacts: EngineArtifacts;
  readonly card: ModelCard;
  /** The file of the wallets that its card was measured on. */
  readonly measured: Uint8Array;
  readonly lineage: Lineage;
}

/**
 * Stores a model as a candidate: it is read as a score would read it, and estimates nothing yet.
 *
 * @returns Its version.
 * @throws Failure `UNPROCESSABLE` on `artifacts` naming the file that is broken, of another format or of other features;
 *   `CONFLICT` when it is registered already.
 */
export async function registerModel(
  { lake, engine }: ModelDeps,
  { artifacts, card, measured, lineage }: NewModel,
  { actor, now }: ModelChanger,
): Promise<string> {
  const { policy, taxonomy } = engine;
  const opened = await openEngine(policy, { artifacts, taxonomy })
    .then((engine) => {
      decodeFile(MEASURED_FILE, () => decodeMeasured(measured));
      return engine;
    })
    .catch((error: Error) => {
      throw unprocessable("artifacts", "not_usable", `artifacts: ${error.message}`);
    });
  const version = opened.engine.versions.model;
  const files = new Map<string, Uint8Array>();
  const store = (bytes: Uint8Array) => {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    files.set(sha256, bytes);
    return { sha256, bytes: bytes.length };
  };
  for (const name of ENGINE_PARTS) store(await artifacts.read(name));
  const parts = Object.fromEntries([
    ...ENGINE_PARTS.map((name) => [name, artifacts.manifest[name]]),
    [MEASURED_FILE, store(measured)],
  ]);
  await lake.commit([
    insertModel(
      {
        ...{ version, state: "candidate", origin: "trained", manifest: parts, card, lineage, replaced: null },
        ...{ createdAt: now, changedAt: now },
      },
      files,
    ),
    appendAudit({
      ...{ id: nextId("aud"), tenant: EVERY_TENANT, actor, action: "model.register", subject: version },
      ...{ data: { origin: "trained", parent: lineage.parent }, at: now },
    }),
  ]);
  return version;
}
