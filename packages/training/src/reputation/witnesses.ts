import { MIN_WITNESSES, type PartyRow } from "@tetron/models/reputation/parties";
import type { Experience } from "./experience.ts";

/**
 * What all reference accounts together show about counterparties, and about each other, at the end of the
 * histories. Only addresses with such evidence are included.
 */
export function witnessesOf({ ledger, acquaintance }: Experience): Map<string, PartyRow> {
  const { accounts, parties } = ledger;
  const found = new Map<string, PartyRow>();
  for (const [party, { accounts: others }] of acquaintance.dealings.entries()) {
    if (others.length < MIN_WITNESSES) continue;
    const bad = others.filter((other) => accounts[other]!.fraud).length;
    found.set(parties[party]!, { reference: null, clean: others.length - bad, bad });
  }
  for (const { address, fraud } of accounts) {
    const { clean, bad } = found.get(address) ?? { clean: 0, bad: 0 };
    found.set(address, { reference: fraud ? "fraud" : "honest", clean, bad });
  }
  return found;
}
