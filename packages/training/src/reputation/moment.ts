import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { addTransfer } from "@tetron/models/reputation/add-transfer";
import { type Knowledge, STRANGER } from "@tetron/models/reputation/evidence";
import { emptyReputation, type ReputationState } from "@tetron/models/reputation/state";
import { DUST, type LedgerAccount, SENT } from "./ledger.ts";

/** Minimum share of an account's transfers that precede its moment. */
const EARLIEST = 0.2;

/**
 * Number of transfers of an account at its moment, `>= 1`. The moment is derived from the address, so it is
 * the same in every run and independent of the label.
 */
export function momentOf({ address, times }: LedgerAccount): number {
  const hash = sha256(utf8ToBytes(`moment:${address}`));
  const chance = new DataView(hash.buffer, hash.byteOffset).getUint32(0) / 2 ** 32;
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
