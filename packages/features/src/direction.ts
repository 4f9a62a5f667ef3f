import type { AccountTransaction, TokenTransfer } from "@tetron/domain/history";

/**
 * The directions that a transaction counts in, as the public dataset counts them: one that the account
 * sent to itself counts in both, and one that creates a contract is sent by its creator but received
 * by nobody.
 */
export function directionsOf(transaction: AccountTransaction, address: string): readonly Direction[] {
  if (transaction.counterparty === address) return BOTH;
  if (transaction.direction === "sent") return SENT;
  return transaction.createsContract ? NONE : RECEIVED;
}

/** The directions that a token transfer counts in: both, when the account sent it to itself. */
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
