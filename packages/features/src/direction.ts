import type { AccountTransaction, TokenTransfer } from "@tetron/domain/history";

/**
 * The directions in which a transaction counts, as in the public dataset: a payment to itself counts in
 * both, and a contract creation counts as sent by its creator but never as received.
 */
export function directionsOf(transaction: AccountTransaction, address: string): readonly Direction[] {
  if (transaction.counterparty === address) return BOTH;
  if (transaction.direction === "sent") return SENT;
  return transaction.createsContract ? NONE : RECEIVED;
}

/** The directions in which a token transfer counts: both when the account sent it to itself. */
export function tokenDirectionsOf(transfer: TokenTransfer, address: string): readonly Direction[] {
  if (transfer.counterparty === address) return BOTH;
  return transfer.direction === "sent" ? SENT : RECEIVED;
}

/** Which way value moved, seen from the account. */
export type Direction = "sent" | "received";

const BOTH = ["sent", "received"] as const;
const SENT = ["sent"] as const;
const RECEIVED = ["received"] as const;
const NONE = [] as const;
