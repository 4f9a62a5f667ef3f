import { probabilityOf } from "./logistic.ts";
import type { MeasuredModel, MeasuredService, MeasuredWallet } from "./measured-wallets.ts";
import { ALARM_PROBABILITY } from "./model-card.ts";
import {
  bootstrapping,
  measureCalibration,
  measureRanking,
  type Ranking,
  rankingOf,
  type ScoredRow,
} from "./paired.ts";

/**
 * By how much a model may be worse than the live one. Less than `r.recall` and `groups` is what another seed of the same recipe
 * moves these by; `group` is beyond what it moves other services by.
 */
export const GATE_TOLERANCES = {
  "h.auc": 0.003,
  "h.recall_at_1pct_fpr": 0.03,
  "r.recall": 0.05,
  "calibration.ece": 0.005,
  groups: 0.1,
  group: 0.05,
} as const;

/** Fewest wallets of a group that are judged by themselves: of fewer, not even all of them prove anything. */
export const MIN_GROUP_WALLETS = 20;
/** Chance of refusing a model for its groups that is as good as the live one, over all groups together. */
const GROUPS_ERROR = 0.025;

/** One comparison of a model with the live one, on the wallets that both were measured on. */
export interface GateCheck {
  /** Such as `h.auc` or `groups.exchange`. */
  readonly check: string;
  readonly wallets: number;
  readonly live: number;
  readonly candidate: number;
  /** By how much it may be worse. */
  readonly tolerance: number;
  /** `refused` is worse by more than the tolerance, and not by the chance of which wallets were measured. */
  readonly result: "passed" | "refused" | "too_few_wallets";
}

/** A wallet as both models estimate it. */
interface Pair<Item> {
  readonly live: Item;
  readonly candidate: Item;
}

/** Compares what was measured of a model with what was of the live one, in steps of some milliseconds. */
export function* gateChecks(candidate: MeasuredModel, live: MeasuredModel): Generator<void, GateCheck[]> {
  const wallets = pairsOf(candidate.wallets, live.wallets);
  const quality = wallets.length === 0 ? [] : yield* qualityChecks(wallets);
  return [...quality, ...groupChecks(pairsOf(candidate.services, live.services))];
}

function pairsOf<Item extends { readonly address: string }>(
  candidate: readonly Item[],
  live: readonly Item[],
): Pair<Item>[] {
  const before = new Map(live.map((item) => [item.address, item]));
  return candidate.flatMap((item) => {
    const other = before.get(item.address);
    return other === undefined ? [] : [{ candidate: item, live: other }];
  });
}

const QUALITY_CHECKS = ["h.auc", "h.recall_at_1pct_fpr", "r.recall", "calibration.ece"] as const;
type Quality = Readonly<Record<(typeof QUALITY_CHECKS)[number], number>>;

/** What a resample draws together. */
const DRAWN = { normal: 0, fraud: 1, later: 2 } as const;

function* qualityChecks(pairs: readonly Pair<MeasuredWallet>[]): Generator<void, GateCheck[]> {
  const counts = [0, 0, 0];
  const placed = pairs.map((pair) => {
    const { fraud, inDataset } = pair.candidate;
    const group = inDataset ? (fraud ? DRAWN.fraud : DRAWN.normal) : DRAWN.later;
    return { pair, group, member: counts[group]!++, label: Number(fraud) };
  });
  const [candidate, live] = (["candidate", "live"] as const).map((model): Ordered => {
    const rows = (of: "inPeriod" | "overall") =>
      placed.map(({ pair, ...row }): ScoredRow => ({ ...row, score: probabilityOf(pair[model][of]) }));
    const inPeriod = rows("inPeriod");
    return {
      dataset: rankingOf(inPeriod.filter(({ group }) => group !== DRAWN.later)),
      later: rankingOf(inPeriod.filter(({ group }) => group !== DRAWN.fraud)),
      overall: rows("overall"),
    };
  });
  const lossOf = (after: Quality, before: Quality): Quality => ({
    "h.auc": before["h.auc"] - after["h.auc"],
    "h.recall_at_1pct_fpr": before["h.recall_at_1pct_fpr"] - after["h.recall_at_1pct_fpr"],
    "r.recall": before["r.recall"] - after["r.recall"],
    "calibration.ece": after["calibration.ece"] - before["calibration.ece"],
  });
  const once = counts.map((count) => new Int32Array(count).fill(1));
  const [after, before] = [qualityOf(candidate!, once), qualityOf(live!, once)];
  const loss = lossOf(after, before);
  const isBeyond = (check: (typeof QUALITY_CHECKS)[number]) => loss[check] > GATE_TOLERANCES[check];
  // Chance matters only to what is beyond its tolerance; the resamples take most of a second.
  const intervals = QUALITY_CHECKS.some(isBeyond)
    ? yield* bootstrapping(counts, (weights) =>
        lossOf(qualityOf(candidate!, weights), qualityOf(live!, weights)),
      )
    : undefined;
  return QUALITY_CHECKS.map((check): GateCheck => {
    const isRefused = isBeyond(check) && intervals !== undefined && intervals[check].low > 0;
    return {
      ...{ check, wallets: pairs.length, live: before[check], candidate: after[check] },
      ...{ tolerance: GATE_TOLERANCES[check], result: isRefused ? "refused" : "passed" },
    };
  });
}

/** One model's estimates, ordered once for all resamples. */
interface Ordered {
  readonly dataset: Ranking;
  readonly later: Ranking;
  readonly overall: readonly ScoredRow[];
}

function qualityOf({ dataset, later, overall }: Ordered, weights: readonly Int32Array[]): Quality {
  const { auc, recall } = measureRanking(dataset, weights);
  return {
    ...{ "h.auc": auc, "h.recall_at_1pct_fpr": recall },
    "r.recall": measureRanking(later, weights).recall,
    "calibration.ece": measureCalibration(overall, weights).ece,
  };
}

/** Of some services, those that are flagged. */
interface Flagged {
  readonly wallets: number;
  readonly live: number;
  readonly candidate: number;
  /** By the candidate alone, and by the live model alone. */
  readonly more: number;
  readonly fewer: number;
}

/**
 * Shares of known services that are flagged: of all, and of each category. Another seed of the same recipe moves all services
 * together, so a category is judged by what it is worse than the others.
 */
function groupChecks(pairs: readonly Pair<MeasuredService>[]): GateCheck[] {
  if (pairs.length === 0) return [];
  const all = flaggedIn(pairs);
  const groups = Map.groupBy(pairs, ({ candidate }) => candidate.category);
  const named = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  const judged = named.filter(([, { length }]) => length >= MIN_GROUP_WALLETS).length + 1;
  const error = GROUPS_ERROR / judged;
  const isWorse = worseBy(all) > GATE_TOLERANCES.groups && chanceOfMore(all.more, all.fewer) <= error;
  return [
    groupCheck("groups", all, { tolerance: GATE_TOLERANCES.groups, isWorse }),
    ...named.map(([category, of]) => {
      const group = flaggedIn(of);
      const excess = worseBy(group) - worseBy(without(all, group));
      const isWorse = excess > GATE_TOLERANCES.group && chanceInGroup(group, all) <= error;
      return groupCheck(`groups.${category}`, group, { tolerance: GATE_TOLERANCES.group, isWorse });
    }),
  ];
}

function groupCheck(
  check: string,
  { wallets, live, candidate }: Flagged,
  { tolerance, isWorse }: { readonly tolerance: number; readonly isWorse: boolean },
): GateCheck {
  const judged = isWorse ? "refused" : "passed";
  return {
    ...{ check, wallets, live: live / wallets, candidate: candidate / wallets, tolerance },
    result: wallets < MIN_GROUP_WALLETS ? "too_few_wallets" : judged,
  };
}

function flaggedIn(pairs: readonly Pair<MeasuredService>[]): Flagged {
  const isFlagged = ({ probability }: MeasuredService) => probability >= ALARM_PROBABILITY;
  const count = (of: (pair: Pair<MeasuredService>) => boolean) => pairs.filter(of).length;
  return {
    wallets: pairs.length,
    live: count(({ live }) => isFlagged(live)),
    candidate: count(({ candidate }) => isFlagged(candidate)),
    more: count(({ live, candidate }) => isFlagged(candidate) && !isFlagged(live)),
    fewer: count(({ live, candidate }) => !isFlagged(candidate) && isFlagged(live)),
  };
}

function without(all: Flagged, group: Flagged): Flagged {
  const left = (of: keyof Flagged) => all[of] - group[of];
  return {
    ...{ wallets: left("wallets"), live: left("live"), candidate: left("candidate") },
    ...{ more: left("more"), fewer: left("fewer") },
  };
}

/** By how much more is flagged, as a share; 0 of none. */
function worseBy({ wallets, live, candidate }: Flagged): number {
  return wallets === 0 ? 0 : (candidate - live) / wallets;
}

/**
 * The probability of so many more, or still more, if each of the cases in which two models disagree is as probably the one's as
 * the other's.
 *
 * @see McNemar 1947, "Note on the sampling error of the difference between correlated proportions or percentages"; exact.
 */
export function chanceOfMore(more: number, fewer: number): number {
  const cases = more + fewer;
  let [term, sum] = [0.5 ** cases, 0];
  for (let hits = cases; hits >= more; hits--) {
    sum += term;
    term *= hits / (cases - hits + 1);
  }
  return Math.min(1, sum);
}

/**
 * The probability that so many of all services which the candidate alone flags, or still more, are of one group, if they are
 * drawn from all services.
 *
 * @see Fisher 1935, "The logic of inductive inference": the exact test of a table of two by two.
 */
export function chanceInGroup(
  group: Pick<Flagged, "wallets" | "more">,
  all: Pick<Flagged, "wallets" | "more">,
): number {
  const ways = (of: number, drawn: number) =>
    logFactorial(of) - logFactorial(drawn) - logFactorial(of - drawn);
  const others = all.wallets - group.wallets;
  const most = Math.min(group.wallets, all.more);
  let sum = 0;
  for (let hits = Math.max(group.more, all.more - others); hits <= most; hits++)
    sum += Math.exp(ways(group.wallets, hits) + ways(others, all.more - hits) - ways(all.wallets, all.more));
  return Math.min(1, sum);
}

function logFactorial(n: number): number {
  let sum = 0;
  for (let i = 2; i <= n; i++) sum += Math.log(i);
  return sum;
}
