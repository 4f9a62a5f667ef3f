/** A fee of an amount: `fixed + ppm * amount / 10^6`. */
export interface FeeLine {
  readonly fixed: number;
  readonly ppm: number;
}

/**
 * The fees that are the lowest for some amount, by rising `fixed`: for any amount the least of these is the least
 * of all. A handful where dozens of bridges join the same two nodes.
 */
export function lowestFees<Line extends FeeLine>(lines: readonly Line[]): Line[] {
  const sorted = lines.toSorted((one, other) => one.fixed - other.fixed || one.ppm - other.ppm);
  const lowest: Line[] = [];
  for (const line of sorted) {
    if (lowest.length > 0 && line.ppm >= lowest.at(-1)!.ppm) continue;
    // The one before is never the least when this one takes over before it has had its turn.
    while (lowest.length > 1 && takesOver(lowest.at(-2)!, line) <= takesOver(lowest.at(-2)!, lowest.at(-1)!))
      lowest.pop();
    lowest.push(line);
  }
  return lowest;
}

/** From which amount on `later`, dearer at nothing and with the smaller share, is the cheaper one; in 10^6. */
function takesOver(earlier: FeeLine, later: FeeLine): number {
  return (later.fixed - earlier.fixed) / (earlier.ppm - later.ppm);
}
