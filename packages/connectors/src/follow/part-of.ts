import type { Block } from "@tetron/domain/block";
import type { Interest } from "./chain-source.ts";

/**
 * The part of a block that concerns wallets: their movements, and the transactions of these with the addresses that are
 * shown to be of one holder. Whether one is new, as what gets change is, the part does not tell.
 */
export function partOf(block: Block, interest: Interest): Block {
  if (interest === "everything") return block;
  const movements = block.movements.filter(({ wallet }) => interest.has(wallet));
  const touched = new Set(movements.map(({ transaction }) => transaction));
  return {
    ...{ ...block, movements },
    transactions: block.transactions.filter(({ index }) => touched.has(index)),
    ...(block.links && {
      links: block.links.filter(
        ({ rule, transaction }) => rule === "common_inputs" && touched.has(transaction),
      ),
    }),
  };
}
