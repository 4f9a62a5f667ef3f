import type { Block } from "@tetron/domain/block";
import type { Interest } from "./chain-source.ts";

/** The part of a block that concerns wallets: their movements, and the transactions of these. */
export function partOf(block: Block, interest: Interest): Block {
  if (interest === "everything") return block;
  const movements = block.movements.filter(({ wallet }) => interest.has(wallet));
  const touched = new Set(movements.map(({ transaction }) => transaction));
  return { ...block, movements, transactions: block.transactions.filter(({ index }) => touched.has(index)) };
}
