import type { AddressLink } from "@tetron/domain/address-link";
import type { Sides } from "../effects.ts";
import { linksOf } from "./links-of.ts";

/** A transaction by what of it links addresses. */
export interface LinkingTransaction {
  readonly txid: string;
  readonly sides: Sides;
}

/** Which addresses the transactions of a block, in its order, show to be of one holder each. */
export function linksInBlock(transactions: readonly LinkingTransaction[]): AddressLink[] {
  const known = new Set<string>();
  return transactions.flatMap(({ txid, sides }, transaction) => {
    const links = linksOf(sides, (address) => known.has(address));
    for (const { address } of [...sides.inputs, ...sides.outputs]) if (address !== null) known.add(address);
    return links.map((link, index) => ({ ...link, transaction, transactionHash: txid, index }));
  });
}
