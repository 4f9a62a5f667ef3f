import type { KeptAnswers } from "../kept/kept-answers.ts";
import { stateOf } from "../kept/wallet-state.ts";
import type { PaymentFacts } from "./payment-facts.ts";
import type { SideRow } from "./source.ts";

const checked = new WeakMap<SideRow, KeptAnswers | null>();

/** What is kept of a wallet as its row has it; `null` when nothing is, or it was computed from other numbers. */
export function keptOfRow(row: SideRow): KeptAnswers | null {
  const { kept, behaviour, wallet44 } = row;
  if (!kept || !behaviour || !wallet44) return null;
  const known = checked.get(row);
  if (known !== undefined) return known;
  const answers = kept.state === stateOf(behaviour, wallet44) ? kept : null;
  checked.set(row, answers);
  return answers;
}

/** What is kept as the statement of the facts has it. */
export function keptAnswersOf({
  state,
  models,
  estimates,
  edition,
  neighbours,
}: PaymentFacts["kept"][number]): KeptAnswers {
  return {
    ...{ state, models, edition, estimates: Buffer.from(estimates, "base64") },
    neighbours: neighbours === null ? null : Buffer.from(neighbours, "base64"),
  };
}
