import type { ScoreInputs } from "../score-inputs.ts";
import type { Change, Variant } from "./alternative.ts";

/**
 * A whole number that a score depends on. Each step holds from some value on, or up to some value, and a payment is decided
 * alike wherever the same steps hold.
 */
export interface Dial extends Omit<Change, "before" | "after"> {
  readonly value: bigint;
  readonly least: bigint;
  readonly most: bigint;
  readonly steps: readonly ((value: bigint) => boolean)[];
  inputsAt(value: bigint): ScoreInputs;
  /** See `Variant.others`. */
  othersAt?(value: bigint): readonly ScoreInputs[];
  /** Whether the payment was scored with a value; `value` is else where the search begins. */
  readonly isKnown?: boolean;
  /** The value as an answer shows it; `null` for one that means that nothing is known. */
  show(value: bigint): string | null;
}

/**
 * The values nearest to that of a dial at which a step begins or ceases to hold, nearest first, below it and above it:
 * nowhere else can the decision change.
 */
export function turns(dial: Dial): { readonly below: Variant[]; readonly above: Variant[] } {
  const { kind, side, name, unit, value, least, most, steps, show, isKnown = true } = dial;
  const borders = [...new Set(steps.flatMap((holds) => borderOf(holds, least, most) ?? []))];
  const variant = (at: bigint): Variant => ({
    changes: [{ kind, side, name, unit, before: isKnown ? show(value) : null, after: show(at) }],
    inputs: dial.inputsAt(at),
    others: dial.othersAt?.(at) ?? [],
  });
  return {
    below: borders
      .map((at) => at - 1n)
      .filter((at) => at < value)
      .toSorted((a, b) => ascending(b, a))
      .map(variant),
    above: borders
      .filter((at) => at > value)
      .toSorted(ascending)
      .map(variant),
  };
}

/** The least value at which a step is otherwise than at `least`; `undefined` when it never is. */
function borderOf(holds: (value: bigint) => boolean, least: bigint, most: bigint): bigint | undefined {
  const first = holds(least);
  if (holds(most) === first) return undefined;
  let [low, high] = [least, most];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (holds(middle) === first) low = middle;
    else high = middle;
  }
  return high;
}

function ascending(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
