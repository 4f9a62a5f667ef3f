import { Failure } from "@tetron/domain/failure";
import { TAXONOMY_BEFORE_VERSIONS } from "@tetron/labels/before-versions/taxonomy";
import { EARLIER_TAXONOMIES } from "@tetron/labels/earlier-taxonomies";
import type { Lake } from "@tetron/lake/lake";
import { findAnyScore } from "@tetron/lake/scores";
import type { Engine } from "@tetron/verdict/estimate/engine";
import { type Estimate, estimate } from "@tetron/verdict/estimate/estimate";
import type { ScoreRecord } from "./record/score-record.ts";

/** A stored score beside the same computed again. */
export interface Replay {
  readonly stored: ScoreRecord;
  readonly replayed: Estimate;
  /** Whether score, base, reputation, confidence, recommendation, rule and every contribution are the same bits. */
  readonly equal: boolean;
  /** Parts whose version is not the stored one's: then another number is no surprise. */
  readonly otherVersions: readonly {
    readonly part: string;
    readonly stored: string;
    readonly shipped: string;
  }[];
}

/**
 * Computes a stored score again, from what was stored with it.
 *
 * @throws Failure `NOT_FOUND` when there is no score with this id.
 */
export async function replay({ lake, engine }: { lake: Lake; engine: Engine }, id: string): Promise<Replay> {
  const stored = (await findAnyScore(lake.db, id)) as ScoreRecord | undefined;
  if (stored === undefined) throw new Failure("NOT_FOUND", `No score ${id}.`, { kind: "score", id });
  const used = engineOf(engine, stored);
  const replayed = estimate(used, stored.inputs);
  const parts = ["model", "features", "policy", "labels"] as const;
  const otherVersions = parts
    .map((part) => ({ part, stored: stored.versions[part] ?? "none", shipped: used.versions[part] }))
    .filter((each) => each.stored !== each.shipped);
  return { stored, replayed, equal: isSame(stored, replayed), otherVersions };
}

/** The engine with what the stored score names, where an older edition of it is kept. */
function engineOf(engine: Engine, { versions }: ScoreRecord): Engine {
  const taxonomy =
    versions.labels === undefined
      ? TAXONOMY_BEFORE_VERSIONS
      : EARLIER_TAXONOMIES.find(({ version }) => version === versions.labels);
  if (taxonomy === undefined) return engine;
  return { ...engine, taxonomy, versions: { ...engine.versions, labels: taxonomy.version } };
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
