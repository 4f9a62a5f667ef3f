import type { KeptAnswers } from "../kept/kept-answers.ts";
import { stateOf } from "../kept/wallet-state.ts";
import type { PaymentFacts } from "./payment-facts.ts";

/** The numbers of a wallet that is held. */
interface Numbers {
  readonly behaviour: ArrayLike<number> | null;
  readonly wallet44: ArrayLike<number> | null;
}

/** What is kept of a wallet's numbers; `undefined` when nothing is, or it was computed from others. */
export function keptOfRow(
  row: PaymentFacts["wallets"][number]["kept"],
  { behaviour, wallet44 }: Numbers,
): KeptAnswers | undefined {
  if (!row || !behaviour || !wallet44 || row.state !== stateOf(behaviour, wallet44)) return undefined;
  const { state, models, estimates, edition, neighbours } = row;
  return {
    ...{ state, models, edition, estimates: Buffer.from(estimates, "hex") },
    neighbours: neighbours === null ? null : Buffer.from(neighbours, "hex"),
  };
}
