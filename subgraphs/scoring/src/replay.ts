import { Failure } from "@tetron/domain/failure";
import type { Lake } from "@tetron/lake/lake";
import { findAnyScore } from "@tetron/lake/scores";
import { withNeighbours } from "@tetron/verdict/editions/before-neighbours";
import type { Editions } from "@tetron/verdict/editions/editions";
import { type Estimate, estimate } from "@tetron/verdict/estimate/estimate";
import type { ScoreRecord } from "./record/score-record.ts";

/** A stored score and its recomputation. */
export interface Replay {
  readonly stored: ScoreRecord;
  readonly replayed: Estimate;
  /**
   * Whether score, base, reputation, confidence, recommendation, rule and every contribution are
   * bit-identical.
   */
  readonly equal: boolean;
}

/**
 * Computes a stored score again, from what was stored with it and with the editions that it names, never with others.
 *
 * @throws Failure `NOT_FOUND` when there is no score with this id, or an edition that it names cannot be had.
 *
 * @example
 * ```ts
 * import type { Lake } from "@tetron/lake/lake";
 * import { replay } from "@tetron/scoring/replay";
 * import type { Editions } from "@tetron/verdict/editions/editions";
 *
 * export async function isReproducible(lake: Lake, editions: Editions, id: string) {
 *   return (await replay({ lake, editions }, id, AbortSignal.timeout(10_000))).equal;
 * }
 * ```
 */
export async function replay(
  { lake, editions }: { readonly lake: Pick<Lake, "db">; readonly editions: Editions },
  id: string,
  signal: AbortSignal,
): Promise<Replay> {
  const stored = (await findAnyScore(lake.db, id)) as ScoreRecord | undefined;
  if (stored === undefined) throw new Failure("NOT_FOUND", `No score ${id}.`, { kind: "score", id });
  const { engine, index } = await editions.engineOf(stored.versions);
  const replayed = estimate(engine, await withNeighbours(stored.inputs, index, signal));
  return { stored, replayed, equal: isSame(stored, replayed) };
}

function isSame(stored: ScoreRecord, replayed: Estimate): boolean {
  const numbers = ["fraudScore", "base", "reputationScore", "confidence"] as const;
  return (
    numbers.every((name) => Object.is(stored[name], replayed[name])) &&
    stored.recommendation === replayed.recommendation &&
    stored.rule.id === replayed.rule.id &&
    stored.reasons.length === replayed.reasons.length &&
    stored.reasons.every(({ code, side, contribution }, i) => {
      const again = replayed.reasons[i]!;
      return code === again.code && side === again.side && contribution === again.contribution;
    })
  );
}
