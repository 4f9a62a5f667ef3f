import { counted } from "@tetron/domain/counted";
import { Failure } from "@tetron/domain/failure";
import type { StoredModel } from "@tetron/lake/tables/models";
import { checked, decodeFile } from "@tetron/models/checked-json";
import { decodeFraudModel, type FraudModel } from "@tetron/models/fraud-model";
import { ARTIFACTS } from "@tetron/models/manifest";
import { ModelCard } from "@tetron/models/model-card";
import { type GateCheck, gateChecks } from "@tetron/models/model-gate";
import { ENGINE_PARTS } from "@tetron/models/model-version";
import { inTurns } from "@tetron/service/in-turns";
import { findModel } from "@tetron/verdict/editions/find-model";
import type { EngineArtifacts } from "@tetron/verdict/estimate/engine-artifacts";
import type { ModelDeps } from "./model-deps.ts";
import { flipsOf, openCanaries } from "./open-canaries.ts";
import { readMeasured } from "./read-measured.ts";

/** Without these nothing was compared. */
const COMPARED = ["h.auc", "groups"];

/** What a promotion depends on. */
export interface Gate {
  /** Of the wallets that both models were measured on. */
  readonly checks: readonly GateCheck[];
  /** Addresses of canaries that the model takes for what they are not. */
  readonly flipped: readonly string[];
}

/**
 * Compares a model with the live one wallet by wallet, and has it estimate the canaries. A live model of another release, whose
 * measured wallets are not here, is represented by the one that ships with this release.
 *
 * @throws Failure `CONFLICT` when nothing was measured of the model, or of other wallets.
 */
export async function examineGate(
  { lake, engine: { policy, versions } }: ModelDeps,
  model: StoredModel,
  live: StoredModel | undefined,
): Promise<Gate> {
  const { version } = model;
  const measured = await readMeasured(lake.db, model);
  if (measured === null) throw refused(version, "was not measured");
  const ships = { version: versions.model, origin: "shipped", manifest: null } as const;
  const before = (live && (await readMeasured(lake.db, live))) ?? (await readMeasured(lake.db, ships));
  const checks = before === null ? [] : await inTurns(gateChecks(measured, before));
  if (!COMPARED.every((name) => checks.some(({ check }) => check === name)))
    throw refused(version, "was measured on other wallets than the live model, or on other services");
  const artifacts = await findModel(version, { db: lake.db });
  if (artifacts === undefined) throw refused(version, "has no artifacts here");
  const trees = await openModel(artifacts).catch((error: Error) => {
    throw refused(version, `cannot be opened: ${error.message}`);
  });
  return {
    checks,
    flipped: flipsOf(await openCanaries(), { model: trees.withPrior(policy.prior) }).map(
      ({ address }) => address,
    ),
  };
}

/** Its trees; the other artifacts are read, so that a broken one is found before scores need it. */
async function openModel({ read }: EngineArtifacts): Promise<FraudModel> {
  const [bytes] = await Promise.all(ENGINE_PARTS.map(read));
  return decodeFile(ARTIFACTS.fraudModel, () => decodeFraudModel(bytes!));
}

/** @throws Failure `CONFLICT` naming each check that fails. */
export function requirePassed(version: string, { checks, flipped }: Gate): void {
  const failed = checks
    .filter(({ result }) => result === "refused")
    .map(
      ({ check, candidate, live, tolerance }) =>
        `${check} is ${candidate.toFixed(4)}, ${live.toFixed(4)} by the live model: worse by more than ${tolerance}, and not by chance`,
    );
  if (flipped.length > 0)
    failed.push(`it takes ${counted(flipped.length, "canary", "canaries")} for what they are not`);
  if (failed.length > 0) throw refused(version, `does not pass the gate: ${failed.join("; ")}`);
}

/** What was measured of a stored model; `null` when nothing was. */
export function cardOf({ version, card }: Pick<StoredModel, "version" | "card">): ModelCard | null {
  return card === null ? null : checked(card, ModelCard, `card of model ${version}`);
}

function refused(version: string, why: string): Failure<"CONFLICT"> {
  return new Failure("CONFLICT", `Model ${version} ${why}.`, { kind: "model", id: version });
}
