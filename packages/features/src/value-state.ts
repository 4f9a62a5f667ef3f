import type { ValueSummary } from "./values.ts";

/** A {@link ValueSummary} as plain JSON: amounts are decimal strings of base units, so they stay exact. */
export interface ValueState {
  count: number;
  min: string;
  max: string;
  total: string;
}

/** No amounts yet. */
export function emptyValues(): ValueState {
  return { count: 0, min: "0", max: "0", total: "0" };
}

/** Adds one amount in place. */
export function addValue(state: ValueState, amount: bigint): void {
  if (state.count === 0 || amount < BigInt(state.min)) state.min = amount.toString();
  if (amount > BigInt(state.max)) state.max = amount.toString();
  if (amount !== 0n) state.total = (BigInt(state.total) + amount).toString();
  state.count += 1;
}

/** Summary of the amounts so far. */
export function valuesOf({ count, min, max, total }: ValueState): ValueSummary {
  return { count, min: BigInt(min), max: BigInt(max), total: BigInt(total) };
}
