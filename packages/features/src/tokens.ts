import type { AccountHistory, TokenTransfer } from "@tetron/domain/history";
import { tokenDirectionsOf } from "./direction.ts";
import { secondsSincePrevious } from "./timing.ts";
import { summarise, type ValueSummary } from "./values.ts";

/** What one direction of an account's token transfers comes to. */
export interface TokenFlow {
  readonly values: ValueSummary;
  /** Sum of the waits since the account's previous token transfer of any kind, seconds. */
  readonly waitSeconds: number;
  /** How many different accounts stand on the other side. */
  readonly parties: number;
  /** How many different tokens moved, told apart by contract: names and symbols are free to copy. */
  readonly tokens: number;
  /** Transfers of the token that moved most often. */
  readonly mostOfOneToken: number;
}

/** What an account's token transfers come to. */
export interface TokenSummary {
  readonly sent: TokenFlow;
  readonly received: TokenFlow;
  /** Transfers of the token whose contract the account itself is. */
  readonly own: Pick<TokenFlow, "values" | "waitSeconds" | "parties">;
}

/** Summarises an account's token transfers, ascending by time. */
export function summariseTokens(history: Pick<AccountHistory, "address" | "tokenTransfers">): TokenSummary {
  const { address, tokenTransfers } = history;
  const waits = secondsSincePrevious(tokenTransfers.map(({ timestamp }) => timestamp));
  const flow = (belongs: (transfer: TokenTransfer) => boolean) => flowOf(tokenTransfers, waits, belongs);
  return {
    sent: flow((transfer) => tokenDirectionsOf(transfer, address).includes("sent")),
    received: flow((transfer) => tokenDirectionsOf(transfer, address).includes("received")),
    own: flow(({ token }) => token === address),
  };
}

function flowOf(
  transfers: readonly TokenTransfer[],
  waits: readonly number[],
  belongs: (transfer: TokenTransfer) => boolean,
): TokenFlow {
  const indices = [...transfers.keys()].filter((i) => belongs(transfers[i]!));
  const chosen = indices.map((i) => transfers[i]!);
  const perToken = Map.groupBy(chosen, ({ token }) => token);
  return {
    values: summarise(chosen.map(({ value }) => value)),
    waitSeconds: indices.reduce((sum, i) => sum + waits[i]!, 0),
    parties: new Set(chosen.map(({ counterparty }) => counterparty)).size,
    tokens: perToken.size,
    mostOfOneToken: [...perToken.values()].reduce((most, { length }) => Math.max(most, length), 0),
  };
}
