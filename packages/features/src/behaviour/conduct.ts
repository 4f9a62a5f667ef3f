import type { AccountTransaction } from "@tetron/domain/history";
import { countDistinct, countOne, type Tally } from "../tally.ts";

/** Counts of an account's transactions by kind. */
export interface ConductSummary {
  readonly count: number;
  readonly failed: number;
  /** Transactions that call a contract. */
  readonly calls: number;
  /** Distinct methods called. */
  readonly methods: number;
}

/** Running state of a {@link ConductSummary}, plain JSON. */
export interface ConductState {
  count: number;
  failed: number;
  calls: number;
  methods: Tally;
}

/** Names of the values that {@link conductNumbers} returns, in order. */
export const CONDUCT = ["failed_share", "call_share", "methods"] as const;

/** Counts transactions by kind. */
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

/** Adds one transaction in place. */
export function addConduct(state: ConductState, transaction: AccountTransaction): void {
  state.count += 1;
  if (transaction.failed) state.failed += 1;
  if (!isCall(transaction)) return;
  state.calls += 1;
  countOne(state.methods, transaction.methodId!);
}

/** Summary of the transactions so far. */
export function conductOf(state: ConductState): ConductSummary {
  return { ...state, methods: countDistinct(state.methods) };
}

/** Failed and calls as shares of all transactions, and the number of methods. */
export function conductNumbers({ count, failed, calls, methods }: ConductSummary): number[] {
  return [failed / count, calls / count, methods];
}

/** Whether a transaction calls a contract. The data of a contract creation is code; its first bytes are not a method id. */
export function isCall({ methodId, createsContract }: AccountTransaction): boolean {
  return methodId !== null && !createsContract;
}
