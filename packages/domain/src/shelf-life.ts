/** When data is from, and for how long it counts as current. */
export interface Aged {
  /** The time that the data describes, Unix milliseconds. */
  readonly asOf: number;
  /** Milliseconds, `> 0`. */
  readonly shelfLifeMs: number;
}

/** Age of data in milliseconds, `>= 0`. @param at - Unix milliseconds. */
export function ageMs({ asOf }: Pick<Aged, "asOf">, at: number): number {
  return Math.max(0, at - asOf);
}

/** Whether data is past its shelf life. @param at - Unix milliseconds. */
export function isStale(aged: Aged, at: number): boolean {
  return ageMs(aged, at) > aged.shelfLifeMs;
}

/**
 * The share of its confidence that data keeps: 1 up to its shelf life, then `(1 + sqrt(shelf life / age)) / 2`:
 * three quarters at four times the shelf life, five eighths at sixteen times. It never rises with age. A half
 * always stays, because what was once true of a wallet does not become false; whether that is enough for an
 * amount is for the policy to say.
 *
 * @param at - Unix milliseconds.
 * @returns In `(0.5, 1]`.
 *
 * @example
 * ```ts
 * import { DAY_MS } from "@tetron/domain/durations";
 * import { freshness } from "@tetron/domain/shelf-life";
 *
 * freshness({ asOf: 0, shelfLifeMs: 90 * DAY_MS }, 360 * DAY_MS); // 0.75
 * ```
 */
export function freshness(aged: Aged, at: number): number {
  return isStale(aged, at) ? (1 + Math.sqrt(aged.shelfLifeMs / ageMs(aged, at))) / 2 : 1;
}

/** The oldest of several by its own shelf life: the one furthest into it or beyond. @param at - Unix milliseconds. */
export function mostOverdue<Item extends Aged>(items: readonly Item[], at: number): Item | undefined {
  let most: Item | undefined;
  let mostSpent = Number.NEGATIVE_INFINITY;
  for (const item of items) {
    const spent = ageMs(item, at) / item.shelfLifeMs;
    if (spent > mostSpent) [most, mostSpent] = [item, spent];
  }
  return most;
}
