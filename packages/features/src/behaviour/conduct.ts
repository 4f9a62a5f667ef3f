import type { AccountTransaction } from "@tetron/domain/history";
import { countOne, distinct, type Tally } from "../tally.ts";

/** What kind of transactions an account takes part in. */
export interface ConductSummary {
  readonly count: number;
  readonly failed: number;
  /** Transactions that call a contract. */
  readonly calls: number;
  /** Different methods called. */
  readonly methods: number;
}

/** A {@link ConductSummary} in the making, plain JSON. */
export interface ConductState {
  count: number;
  failed: number;
  calls: number;
  methods: Tally;
}

/** What {@link conductNumbers} gives, in order. */
export const CONDUCT = ["failed_share", "call_share", "methods"] as const;

/** Summarises what kinds of transactions there are. */
export function summariseConduct(transactions: readonly AccountTransaction[]): ConductSummary {
  const calls = transactions.filter(isCall);
  return {
    count: transactions.length,
    failed: transactions.filter(({ failed }) => failed).length,
    calls: calls.length,
    methods: new Set(calls.map(({ methodId }) => methodId)).size,
  };
}

/** No transactions yet. */
export function emptyConduct(): ConductState {
  return { count: 0, failed: 0, calls: 0, methods: {} };
}

/** Takes one more transaction in, in place. */
export function addConduct(state: ConductState, transaction: AccountTransaction): void {
  state.count += 1;
  if (transaction.failed) state.failed += 1;
  if (!isCall(transaction)) return;
  state.calls += 1;
  countOne(state.methods, transaction.methodId!);
}

/** What the transactions so far come to. */
export function conductOf(state: ConductState): ConductSummary {
  return { ...state, methods: distinct(state.methods) };
}

/** Shares of all transactions, and how many methods. */
export function conductNumbers({ count, failed, calls, methods }: ConductSummary): number[] {
  return [failed / count, calls / count, methods];
}

/** A creation carries code, not a call: its first bytes name no method. */
function isCall({ methodId, createsContract }: AccountTransaction): boolean {
  return methodId !== null && !createsContract;
}
