import type { AccountHistory } from "@tetron/domain/history";
import { type Direction, directionsOf } from "./direction.ts";
import { secondsSincePrevious } from "./timing.ts";
import { summarise, type ValueSummary } from "./values.ts";

/** Summary of an account's ordinary transactions in one direction. */
export interface NativeFlow {
  readonly values: ValueSummary;
  /** Sum of the waits since the account's previous transaction of any kind, seconds. */
  readonly waitSeconds: number;
  /** Distinct counterparties; "no account yet" (a contract creation) counts as one. */
  readonly parties: number;
}

/** Summary of an account's ordinary transactions. */
export interface NativeSummary {
  readonly sent: NativeFlow;
  readonly received: NativeFlow;
  /** Values sent with contract creations, in either direction. */
  readonly created: ValueSummary;
  /** Seconds between the first and the last transaction. */
  readonly spanSeconds: number;
}

/**
 * Summarises an account's ordinary transactions, ascending by time. Failed ones count; internal ones
 * are not in a history.
 */
export function summariseNative(history: Pick<AccountHistory, "address" | "transactions">): NativeSummary {
  const { transactions } = history;
  const first = transactions[0]?.timestamp ?? 0;
  const waits = secondsSincePrevious(transactions.map(({ timestamp }) => timestamp));
  return {
    sent: flowOf(history, waits, "sent"),
    received: flowOf(history, waits, "received"),
    created: summarise(transactions.filter((each) => each.createsContract).map(({ value }) => value)),
    spanSeconds: (transactions.at(-1)?.timestamp ?? first) - first,
  };
}

function flowOf(
  { address, transactions }: Pick<AccountHistory, "address" | "transactions">,
  waits: readonly number[],
  direction: Direction,
): NativeFlow {
  const indices = [...transactions.keys()].filter((i) =>
    directionsOf(transactions[i]!, address).includes(direction),
  );
  return {
    values: summarise(indices.map((i) => transactions[i]!.value)),
    waitSeconds: indices.reduce((sum, i) => sum + waits[i]!, 0),
    parties: new Set(indices.map((i) => transactions[i]!.counterparty)).size,
  };
}
