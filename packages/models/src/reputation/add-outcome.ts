import type { OutcomeEvidence, OutcomeKind } from "./evidence.ts";
import { DAY, EPOCH } from "./half-lives.ts";
import { CLEARED_REPORTS, CONTESTED_REPORTS, FRAUD_REPORTS, GOOD_REPORTS, ONE, ROW_SUMS } from "./layout.ts";
import { addSum } from "./rows.ts";
import type { ReputationState } from "./state.ts";
import { openRow } from "./time.ts";

const SUM_OF: Record<OutcomeKind, number> = {
  fraud: FRAUD_REPORTS,
  good: GOOD_REPORTS,
  contested: CONTESTED_REPORTS,
  cleared: CLEARED_REPORTS,
};

/**
 * Adds one report about the wallet, in place. The order of calls does not matter. The caller must
 * remove duplicates: a report added twice counts twice.
 *
 * @throws RangeError when the timestamp is outside 1970 to 2106.
 */
export function addOutcome(state: ReputationState, outcome: OutcomeEvidence): void {
  const row = openRow(state, outcome.timestamp);
  if (!row) return;
  const weight = 2 ** ((outcome.timestamp % EPOCH) / (state.halfLives.outcome * DAY));
  addSum(row[0], row[1] + ROW_SUMS + SUM_OF[outcome.kind], Math.round(ONE * weight));
}
