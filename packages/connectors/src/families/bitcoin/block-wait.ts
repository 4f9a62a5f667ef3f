import { type Inclusion, inclusionOf } from "../../market/fees/inclusion.ts";

/** A transaction's competition for the next blocks. */
export interface Competition {
  /** Virtual bytes in the queue that pay as much or more. */
  readonly ahead: number;
  /** Virtual bytes per second that arrive and pay as much or more. */
  readonly inflow: number;
}

/** Mean time between blocks, in seconds, set by the protocol. */
export const BLOCK_SECONDS = 600;
/** Virtual bytes of a block, without those reserved for the coinbase. */
export const BLOCK_VSIZE = 998_000;

const MAX_BLOCKS = 50;
const NEVER_SURE = 0.001;

/**
 * When a transaction is included, given its competition. Blocks are a Poisson process: the time until the
 * j-th is Erlang-distributed, and it includes the transaction when the queue ahead and all later arrivals fit
 * into j blocks.
 */
export function blockWait({ ahead, inflow }: Competition): Inclusion {
  const curve: number[] = [];
  for (let blocks = 1; blocks <= MAX_BLOCKS; blocks++) {
    const room = blocks * BLOCK_VSIZE - ahead;
    const seconds = room < 0 ? 0 : inflow === 0 ? Number.POSITIVE_INFINITY : room / inflow;
    const taken = room < 0 ? 0 : erlang(blocks, seconds);
    curve.push(Math.max(curve.at(-1) ?? NEVER_SURE, Math.min(1 - NEVER_SURE, taken)));
  }
  return inclusionOf(curve, (probability) => secondsUntil(curve, probability));
}

/** P(the `blocks`-th block comes within `seconds`). */
export function erlang(blocks: number, seconds: number): number {
  const expected = seconds / BLOCK_SECONDS;
  if (expected === Number.POSITIVE_INFINITY) return 1;
  let term = Math.exp(-expected);
  let fewer = 0;
  for (let n = 0; n < blocks; n++) {
    fewer += term;
    term *= expected / (n + 1);
  }
  return Math.max(0, 1 - fewer);
}

/** Inverts P(in by t) = sum over k of P(in block k) P(block k comes by t), to a tenth of a second. */
function secondsUntil(curve: readonly number[], probability: number): number | null {
  const inBy = (seconds: number) =>
    curve.reduce((sum, each, i) => sum + (each - (curve[i - 1] ?? 0)) * erlang(i + 1, seconds), 0);
  let high = MAX_BLOCKS * BLOCK_SECONDS * 2;
  if (inBy(high) < probability) return null;
  let low = 0;
  while (high - low > 0.1) {
    const middle = (low + high) / 2;
    if (inBy(middle) < probability) low = middle;
    else high = middle;
  }
  return Math.round(high);
}
