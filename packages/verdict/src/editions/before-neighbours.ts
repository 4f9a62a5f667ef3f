import { NEIGHBOURS } from "../estimate/neighbours.ts";
import type { ScoreInputs, SideInputs } from "../score-inputs.ts";
import type { WalletIndex } from "../wallet-index.ts";

/** Inputs of a stored score. Scores from before neighbours were inputs lack them. */
export type StoredInputs = Omit<ScoreInputs, "from" | "to"> & {
  readonly from: StoredSide;
  readonly to: StoredSide;
};

type StoredSide = Omit<SideInputs, "neighbours"> & Partial<Pick<SideInputs, "neighbours">>;

/**
 * Completes stored inputs: missing neighbours are looked up in the model's index, as they were at the time.
 */
export async function withNeighbours(
  inputs: StoredInputs,
  index: WalletIndex,
  signal: AbortSignal,
): Promise<ScoreInputs> {
  const [from, to] = await Promise.all([inputs.from, inputs.to].map(completed));
  return { ...inputs, from: from!, to: to! };

  async function completed(side: StoredSide): Promise<SideInputs> {
    const { address, features, neighbours } = side;
    if (neighbours !== undefined) return { ...side, neighbours };
    if (features === null) return { ...side, neighbours: null };
    const { edition, fraudShare } = index;
    const { wallets } = await index.nearest({ address, wallet44: features.wallet44 }, NEIGHBOURS, signal);
    return { ...side, neighbours: { edition, fraudShare, wallets } };
  }
}
