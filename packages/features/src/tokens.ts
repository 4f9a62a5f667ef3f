import type { AccountHistory, TokenTransfer } from "@tetron/domain/history";
import { tokenDirectionsOf } from "./direction.ts";
import { secondsSincePrevious } from "./timing.ts";
import { summarise, type ValueSummary } from "./values.ts";

/** Summary of an account's token transfers in one direction. */
export interface TokenFlow {
  readonly values: ValueSummary;
  /** Sum of the waits since the account's previous token transfer of any kind, seconds. */
  readonly waitSeconds: number;
  /** Distinct counterparties. */
  readonly parties: number;
  /** Distinct tokens, by contract: anyone can copy a name or a symbol. */
  readonly tokens: number;
  /** Transfers of the most frequent token. */
  readonly mostOfOneToken: number;
}

/** Summary of an account's token transfers. */
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
