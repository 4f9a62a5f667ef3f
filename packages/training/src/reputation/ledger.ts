import type { AccountHistory } from "@tetron/domain/history";
import { STRANGER } from "@tetron/models/reputation/evidence";
import { evidenceOfTransaction } from "@tetron/models/reputation/history";

/**
 * The transfers of one labelled account as columns, ascending by time; they take a tenth of the memory of
 * objects.
 */
export interface LedgerAccount {
  readonly address: string;
  readonly fraud: boolean;
  readonly inKaggle: boolean;
  readonly times: Uint32Array;
  /** Number of the counterparty in the ledger; `-1` when there is none. */
  readonly parties: Int32Array;
  /** Reference units. */
  readonly values: Float64Array;
  /** Bit 0: sent. Bit 1: dust. */
  readonly flags: Uint8Array;
}

export const SENT = 1;
export const DUST = 2;

/** Labelled accounts, and the counterparties that they share. */
export interface Ledger {
  readonly accounts: LedgerAccount[];
  /** Addresses of counterparties by their number. */
  readonly parties: string[];
  readonly numbers: Map<string, number>;
}

export function emptyLedger(): Ledger {
  return { accounts: [], parties: [], numbers: new Map() };
}

/** An account with its label, as `readHistories` gives it. */
export interface LabelledHistory {
  readonly fraud: boolean;
  readonly inKaggle: boolean;
  readonly history: AccountHistory;
}

/** Adds an account with its transfers as the engine would see them. One without transfers is left out. */
export function addToLedger(ledger: Ledger, { fraud, inKaggle, history }: LabelledHistory): void {
  const transfers = history.transactions
    .map((transaction) => evidenceOfTransaction(history, transaction, () => STRANGER))
    .filter((evidence) => evidence !== null);
  if (transfers.length === 0) return;
  ledger.accounts.push({
    address: history.address,
    fraud,
    inKaggle,
    times: Uint32Array.from(transfers, ({ timestamp }) => timestamp),
    parties: Int32Array.from(transfers, ({ counterparty }) => numberOf(ledger, counterparty)),
    values: Float64Array.from(transfers, ({ value }) => value),
    flags: Uint8Array.from(
      transfers,
      ({ direction, dust }) => (direction === "sent" ? SENT : 0) + (dust ? DUST : 0),
    ),
  });
}

function numberOf(ledger: Ledger, address: string | null): number {
  if (address === null) return -1;
  let number = ledger.numbers.get(address);
  if (number === undefined) {
    number = ledger.parties.length;
    ledger.parties.push(address);
    ledger.numbers.set(address, number);
  }
  return number;
}
