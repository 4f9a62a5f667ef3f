import { Failure } from "@tetron/domain/failure";
import type { Lake } from "@tetron/lake/lake";
import { findScoreOf } from "@tetron/lake/scores";
import { unitOfWork } from "@tetron/service/unit-of-work";
import type { Editions } from "@tetron/verdict/editions/editions";
import { riskOf } from "@tetron/verdict/estimate/wallet-risk";
import type { Driver } from "./drivers.ts";
import { type FeatureDriver, featureDrivers } from "./feature-drivers.ts";
import type { ScoreRecord } from "./record/score-record.ts";

/** A step of a score that is known by its id. */
export interface DriverOfScore extends Driver {
  readonly score: Pick<ScoreRecord, "tenant" | "id">;
}

/**
 * The features behind a `BEHAVIOUR` reason, by all that the score was computed from; none behind another reason.
 *
 * @throws Failure `NOT_FOUND` when an edition that the score names is not held any more.
 */
export async function featuresOfDriver(
  { lake, editions }: { readonly lake: Pick<Lake, "db">; readonly editions: Editions },
  { score: { tenant, id }, reason }: Pick<DriverOfScore, "score" | "reason">,
  signal: AbortSignal,
): Promise<FeatureDriver[]> {
  const { code, side } = reason;
  if (code !== "BEHAVIOUR" || side === null) return [];
  const stored = (await findScoreOf(lake.db, tenant, id)) as ScoreRecord | undefined;
  if (stored === undefined) throw new Failure("NOT_FOUND", `No score ${id}.`, { kind: "score", id });
  const { engine } = await editions.engineOf(stored.versions);
  const { address, features } = stored.inputs[side];
  if (features === null) return [];
  const risk = await unitOfWork(signal, () =>
    riskOf(engine.model, features.behaviour, engine.heldOut(address, features.wallet44)),
  );
  return featureDrivers(engine.model, risk.reasons);
}
