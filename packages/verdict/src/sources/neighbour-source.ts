import { NEIGHBOURS } from "../estimate/neighbours.ts";
import type { Nearest } from "../score-inputs.ts";
import { hasPlace, type WalletIndex } from "../wallet-index.ts";
import type { Parties, SideRow, Source } from "./source.ts";

/**
 * An index of known wallets as a source of each wallet's nearest neighbours. It needs both wallets'
 * histories.
 */
export function neighbourSource(index: WalletIndex, deadlineMs: number): Source<"neighbours", "wallets"> {
  const { edition, fraudShare, asOf } = index;
  const nearest = async (
    { address }: Parties["from"],
    row: SideRow | undefined,
    signal: AbortSignal,
  ): Promise<Nearest | null> => {
    if (!row?.behaviour || !row.wallet44 || !hasPlace(row.wallet44)) return null;
    const wallets = await index.nearest({ address, wallet44: row.wallet44 }, NEIGHBOURS, signal);
    return { edition, fraudShare, wallets };
  };
  return {
    name: "wallet-index",
    deadlineMs,
    tells: ["neighbours"],
    needs: ["wallets"],
    async ask({ parties, known: { wallets } }, signal) {
      const [from, to] = await Promise.all([
        nearest(parties.from, wallets.from, signal),
        nearest(parties.to, wallets.to, signal),
      ]);
      return { neighbours: { from, to, asOf } };
    },
  };
}
