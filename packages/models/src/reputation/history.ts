import type { AccountHistory, AccountTransaction, TokenTransfer } from "@tetron/domain/history";
import type { WalletRef } from "@tetron/domain/wallet";
import { addTransfer } from "./add-transfer.ts";
import { type Knowledge, STRANGER, type TransferEvidence } from "./evidence.ts";
import { emptyReputation, type ReputationState } from "./state.ts";
import { coinUnits, tokenUnits } from "./units.ts";

/** Returns what is known about a counterparty. */
export type KnowledgeSource = (address: string) => Knowledge;

/** Less than this in reference units is dust: a tenth of a dollar and below. */
const DUST_UNITS = 1e-4;

/** Computes the state of a wallet from its whole history, equal to adding each transfer. */
export function reputationOfHistory(history: AccountHistory, known: KnowledgeSource): ReputationState {
  const state = emptyReputation();
  addHistory(state, history, known);
  return state;
}

/** Adds what a wallet did to its state, in place, in time that does not depend on what it did before. */
export function addHistory(
  state: ReputationState,
  history: Pick<AccountHistory, "network" | "address" | "transactions" | "tokenTransfers">,
  known: KnowledgeSource,
): void {
  for (const transaction of history.transactions) {
    const evidence = evidenceOfTransaction(history, transaction, known);
    if (evidence) addTransfer(state, evidence);
  }
  for (const transfer of history.tokenTransfers) {
    const evidence = evidenceOfTokenTransfer(history, transfer, known);
    if (evidence) addTransfer(state, evidence);
  }
}

/** An ordinary transaction as evidence; `null` when it failed or went from the wallet to itself. */
export function evidenceOfTransaction(
  { network, address }: WalletRef,
  transaction: AccountTransaction,
  known: KnowledgeSource,
): TransferEvidence | null {
  if (transaction.failed || transaction.counterparty === address) return null;
  const { timestamp, direction, createsContract, methodId } = transaction;
  const counterparty = transaction.createsContract ? null : partyOf(transaction.counterparty);
  const value = coinUnits(network, transaction.value);
  return {
    timestamp,
    direction,
    counterparty,
    value,
    dust: value < DUST_UNITS && methodId === null && !createsContract,
    known: counterparty === null ? STRANGER : known(counterparty),
  };
}

/**
 * A token transfer as evidence; `null` for a transfer from the wallet to itself. A transfer of zero, or of a
 * token of unknown worth, counts as received dust whatever its logged direction: a contract can log anything.
 */
export function evidenceOfTokenTransfer(
  { network, address }: WalletRef,
  transfer: TokenTransfer,
  known: KnowledgeSource,
): TransferEvidence | null {
  const { timestamp, direction, counterparty } = transfer;
  if (counterparty === address) return null;
  const value = tokenUnits(network, transfer.token, transfer.value) ?? 0;
  if (value === 0)
    return { timestamp, direction: "received", counterparty, value, dust: true, known: STRANGER };
  return { timestamp, direction, counterparty, value, dust: value < DUST_UNITS, known: known(counterparty) };
}

/** Genesis allocations have no counterparty. */
function partyOf(counterparty: string | null): string | null {
  return counterparty === "genesis" ? null : counterparty;
}
