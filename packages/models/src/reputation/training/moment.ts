import { addTransfer } from "../add-transfer.ts";
import { type Knowledge, STRANGER } from "../evidence.ts";
import { emptyReputation, type ReputationState } from "../state.ts";
import { DUST, type LedgerAccount, SENT } from "./ledger.ts";

/** Least share of an account's transfers that a moment of its life has behind it. */
const EARLIEST = 0.2;

/**
 * How many transfers an account had made at its moment, `>= 1`.
 *
 * @param chance - In `[0, 1)`, from the address, so that the moment is the same in every run.
 */
export function momentOf({ times }: LedgerAccount, chance: number): number {
  return Math.max(1, Math.ceil((EARLIEST + (1 - EARLIEST) * chance) * times.length));
}

/**
 * The state of an account after its first `count` transfers.
 *
 * @param knowledge - What is known about a counterparty, by its number.
 */
export function stateAfter(
  account: LedgerAccount,
  count: number,
  knowledge: (party: number) => Knowledge,
  addressOf: (party: number) => string,
): ReputationState {
  const state = emptyReputation();
  for (let i = 0; i < count; i++) {
    const party = account.parties[i]!;
    addTransfer(state, {
      timestamp: account.times[i]!,
      direction: account.flags[i]! & SENT ? "sent" : "received",
      counterparty: party < 0 ? null : addressOf(party),
      value: account.values[i]!,
      dust: (account.flags[i]! & DUST) !== 0,
      known: party < 0 ? STRANGER : knowledge(party),
    });
  }
  return state;
}
