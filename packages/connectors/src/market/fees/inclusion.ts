/** When a transaction is included, estimated from the recent past. */
export interface Inclusion {
  /** P(included within so many blocks), ascending in both; never 0 or 1, since the past proves neither. */
  readonly within: readonly { readonly blocks: number; readonly probability: number }[];
  /** Seconds until inclusion with probability 0.5; `null` when that is not known to be reached. */
  readonly secondsP50: number | null;
  /** Seconds until inclusion with probability 0.95; `null` when that is not known to be reached. */
  readonly secondsP95: number | null;
  /** Whether it may never be included: 0.95 is not known to be reached. */
  readonly mayNotLand: boolean;
}

const SHOWN_BLOCKS = [1, 2, 3, 5, 10, 20, 50];

/**
 * Inclusion from P(within k blocks) for k = 1, 2, 3, …
 *
 * @param curve - Ascending probabilities; the first is for one block.
 * @param secondsUntil - Seconds until a probability is reached; `null` when it is not known to be.
 */
export function inclusionOf(
  curve: readonly number[],
  secondsUntil: (probability: number) => number | null,
): Inclusion {
  const shown = SHOWN_BLOCKS.filter((blocks) => blocks <= curve.length);
  const secondsP95 = secondsUntil(0.95);
  return {
    within: shown.map((blocks) => ({ blocks, probability: curve[blocks - 1]! })),
    secondsP50: secondsUntil(0.5),
    secondsP95,
    mayNotLand: secondsP95 === null,
  };
}

/** Inclusion on a chain with a block every `blockSeconds`. */
export function evenInclusion(curve: readonly number[], blockSeconds: number): Inclusion {
  return inclusionOf(curve, (probability) => {
    const blocks = curve.findIndex((each) => each >= probability) + 1;
    return blocks === 0 ? null : Math.round(blocks * blockSeconds * 10) / 10;
  });
}

/**
 * Replays the recent past: for a bid made at each block, after how many blocks would it have been included?
 *
 * A bid still waiting at the end of the past counts for as long as it was observed (Kaplan and Meier 1958),
 * so a rush that has just begun is visible. The estimate is then drawn towards a half by Laplace's rule of
 * succession, (n p + 1) / (n + 2), so little history means little certainty.
 *
 * @param blocks - Number of blocks in the past.
 * @param admitted - Whether block `block >= start` would have included a bid made at block `start`.
 * @returns P(within k blocks) for k = 1 … half the past, ascending.
 */
export function replayedCurve(blocks: number, admitted: (start: number, block: number) => boolean): number[] {
  const most = Math.max(1, blocks >> 1);
  const watched = new Array<number>(most + 1).fill(0);
  const entered = new Array<number>(most + 1).fill(0);
  for (let start = 0; start < blocks; start++) {
    for (let k = 1; k <= most && start + k <= blocks; k++) {
      watched[k]! += 1;
      if (!admitted(start, start + k - 1)) continue;
      entered[k]! += 1;
      break;
    }
  }
  let waiting = 1;
  return Array.from({ length: most }, (_, i) => {
    if (watched[i + 1]! > 0) waiting *= 1 - entered[i + 1]! / watched[i + 1]!;
    return (blocks * (1 - waiting) + 1) / (blocks + 2);
  });
}
