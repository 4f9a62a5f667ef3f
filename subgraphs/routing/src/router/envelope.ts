/** A fee of an amount: `fixed + ppm * amount / 10^6`. */
export interface FeeLine {
  readonly fixed: number;
  readonly ppm: number;
}

/**
 * The lower envelope of `lines`: those that are the lowest for some amount, by ascending `fixed`. A handful
 * remain even where dozens of bridges join the same two nodes.
 */
export function lowestFees<Line extends FeeLine>(lines: readonly Line[]): Line[] {
  const sorted = lines.toSorted((one, other) => one.fixed - other.fixed || one.ppm - other.ppm);
  const lowest: Line[] = [];
  for (const line of sorted) {
    if (lowest.length > 0 && line.ppm >= lowest.at(-1)!.ppm) continue;
    // The last line is never the lowest if `line` overtakes its predecessor no later.
    while (lowest.length > 1 && takesOver(lowest.at(-2)!, line) <= takesOver(lowest.at(-2)!, lowest.at(-1)!))
      lowest.pop();
    lowest.push(line);
  }
  return lowest;
}

/** The amount, in 10^6, above which `later` (higher `fixed`, lower `ppm`) is cheaper than `earlier`. */
function takesOver(earlier: FeeLine, later: FeeLine): number {
  return (later.fixed - earlier.fixed) / (earlier.ppm - later.ppm);
}
