import { Failure } from "@tetron/domain/failure";
import { parseAsset } from "@tetron/domain/parse-asset";
import type { Lake } from "@tetron/lake/lake";
import { findScoreOf } from "@tetron/lake/scores";
import { unitOfWork } from "@tetron/service/unit-of-work";
import { type Counterfactual, counterfactuals } from "@tetron/verdict/counterfactual/counterfactuals";
import { withNeighbours } from "@tetron/verdict/editions/before-neighbours";
import type { Editions } from "@tetron/verdict/editions/editions";
import type { Verdict } from "@tetron/verdict/open-verdict";
import type { ScoreIdentity, ScoreRecord } from "./record/score-record.ts";
import { reputationIfOf } from "./reputation-if-of.ts";

/** What counterfactuals of stored scores are found with. */
export interface CounterfactualDeps extends Pick<Verdict, "reputation" | "usdOf"> {
  readonly lake: Pick<Lake, "db" | "shipped">;
  readonly editions: Editions;
}

/**
 * What would have had a payment decided otherwise, by all that its score was computed from.
 *
 * @throws Failure `NOT_FOUND` when the tenant has no such score, or an edition that it names is not held any more.
 */
export async function counterfactualsOfScore(
  { lake, editions, reputation, usdOf }: CounterfactualDeps,
  { tenant, id }: Pick<ScoreIdentity, "tenant" | "id">,
  signal: AbortSignal,
): Promise<Counterfactual[]> {
  const stored = (await findScoreOf(lake.db, tenant, id)) as ScoreRecord | undefined;
  if (stored === undefined) throw new Failure("NOT_FOUND", `No score ${id}.`, { kind: "score", id });
  const { engine, index } = await editions.engineOf(stored.versions);
  const inputs = await withNeighbours(stored.inputs, index, signal);
  const { network, currency, amount: units } = stored;
  return counterfactuals(engine, inputs, {
    moved: { asset: parseAsset(network, currency), units },
    usdOf,
    reputationIf: await reputationIfOf({ lake, reputation }, tenant, inputs),
    slice: (work) => unitOfWork(signal, work),
  });
}
