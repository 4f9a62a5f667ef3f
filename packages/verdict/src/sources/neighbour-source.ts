import { NEIGHBOURS } from "../estimate/neighbours.ts";
import { keptNeighbours } from "../kept/kept-answers.ts";
import type { Nearest } from "../score-inputs.ts";
import { hasPlace, type WalletIndex } from "../wallet-index.ts";
import type { WalletIndexes } from "../wallet-indexes.ts";
import type { Parties, SideRow, Source } from "./source.ts";

/**
 * The index of known wallets in force as a source of each wallet's nearest neighbours. It needs both wallets' histories, and
 * the lists, which name the index. What is kept of a wallet is what this process would find in its memory, so that is used
 * where it would search there.
 */
export function neighbourSource(
  indexes: Pick<WalletIndexes, "of" | "search">,
  deadlineMs: number,
): Source<"neighbours", "wallets" | "lists"> {
  const nearest = async (
    { edition, fraudShare, ...index }: WalletIndex,
    { address }: Parties["from"],
    row: SideRow | undefined,
    signal: AbortSignal,
  ): Promise<Nearest | null> => {
    if (!row?.behaviour || !row.wallet44 || !hasPlace(row.wallet44)) return null;
    const wallets = indexes.search === null && row.kept ? keptNeighbours(row.kept, edition) : undefined;
    if (wallets) return { edition, fraudShare, wallets, by: "embedded" };
    const found = await index.nearest({ address, wallet44: row.wallet44 }, NEIGHBOURS, signal);
    return { edition, fraudShare, ...found };
  };
  return {
    name: "wallet-index",
    deadlineMs,
    tells: ["neighbours"],
    needs: ["wallets", "lists"],
    async ask({ parties, known: { wallets, lists } }, signal) {
      const index = await indexes.of(lists.find(({ kind }) => kind === "index")?.version);
      const [from, to] = await Promise.all([
        nearest(index, parties.from, wallets.from, signal),
        nearest(index, parties.to, wallets.to, signal),
      ]);
      return { neighbours: { from, to, asOf: index.asOf } };
    },
  };
}
