import type { ModelCard } from "./model-card.ts";

/**
 * By how much a number may be worse than the live model's. About one standard deviation over 25 fits of the same recipe,
 * by the card of the shipped model: less cannot be told from the draw of the folds.
 */
export const GATE_TOLERANCES = {
  h_auc: 0.003,
  h_recall: 0.03,
  r_recall: 0.02,
  calibration_ece: 0.005,
  group_rate: 0.01,
} as const;

/** Fewest wallets of a group that are compared: of fewer one more wallet decides. */
const MIN_GROUP_WALLETS = 20;

/** One comparison of a model with the live one. */
export interface GateCheck {
  /** Such as `h.auc` or `groups.exchange`. */
  readonly check: string;
  /** `null` where the live model has no card. */
  readonly live: number | null;
  readonly candidate: number;
  /** The worst value that passes. */
  readonly bound: number;
  readonly passed: boolean;
}

/** Compares the card of a model with that of the live one. Groups that are too small, or that only one card has, are left out. */
export function gateChecks(candidate: ModelCard, live: ModelCard): GateCheck[] {
  const { h_auc, h_recall, r_recall, calibration_ece, group_rate } = GATE_TOLERANCES;
  const { h, r, calibration } = candidate;
  return [
    atLeast("h.auc", h.auc, live.h.auc, h_auc),
    atLeast("h.recall_at_1pct_fpr", h.recall_at_1pct_fpr, live.h.recall_at_1pct_fpr, h_recall),
    atLeast("r.recall", r.recall, live.r.recall, r_recall),
    atMost("calibration.ece", calibration.ece, live.calibration.ece, calibration_ece),
    ...candidate.groups.flatMap(({ category, wallets, flagged }) => {
      const before = live.groups.find((group) => group.category === category);
      if (before === undefined || wallets < MIN_GROUP_WALLETS) return [];
      const rates = [flagged / wallets, before.flagged / before.wallets] as const;
      return [atMost(`groups.${category}`, ...rates, group_rate)];
    }),
  ];
}

function atLeast(check: string, candidate: number, live: number, tolerance: number): GateCheck {
  const bound = live - tolerance;
  return { check, live, candidate, bound, passed: candidate >= bound };
}

function atMost(check: string, candidate: number, live: number, tolerance: number): GateCheck {
  const bound = live + tolerance;
  return { check, live, candidate, bound, passed: candidate <= bound };
}
