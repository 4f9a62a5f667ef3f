import { addOutcome } from "./add-outcome.ts";
import type { OutcomeKind } from "./evidence.ts";
import type { ReputationState } from "./state.ts";

/** Returns a state with reports added; `chain` is not modified. */
export function withOutcomes(
  chain: ReputationState,
  outcomes: readonly { readonly kind: OutcomeKind; readonly occurredAt: Date }[],
): ReputationState {
  if (outcomes.length === 0) return chain;
  const state = structuredClone(chain);
  for (const { kind, occurredAt } of outcomes)
    addOutcome(state, { kind, timestamp: Math.floor(occurredAt.getTime() / 1_000) });
  return state;
}
