import { NEIGHBOURS } from "../estimate/neighbours.ts";
import type { ScoreInputs, SideInputs } from "../score-inputs.ts";
import type { WalletIndex } from "../wallet-index.ts";

/** Inputs of a stored score; in those from before neighbours were inputs they are absent. */
export type StoredInputs = Omit<ScoreInputs, "from" | "to"> & {
  readonly from: StoredSide;
  readonly to: StoredSide;
};

type StoredSide = Omit<SideInputs, "neighbours"> & Partial<Pick<SideInputs, "neighbours">>;

/** Stored inputs as a score takes them: neighbours that are absent are found as they were then, in the model's index. */
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
    const wallets = await index.nearest({ address, wallet44: features.wallet44 }, NEIGHBOURS, signal);
    return { ...side, neighbours: { edition, fraudShare, wallets } };
  }
}
