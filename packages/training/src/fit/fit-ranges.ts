import type { RangeTable } from "@tetron/models/probability-range";

/** A wallet with log-odds by a model that was not fitted to it. */
export interface CalibrationRow {
  /** Finite. */
  readonly logOdds: number;
  readonly fraud: boolean;
}

/** Most groups of log-odds: what falls into one group has one range. */
const MAX_GROUPS = 200;

interface Group {
  readonly edge: number;
  wallets: number;
  frauds: number;
}

/**
 * Fits Venn-Abers bounds: for each group of log-odds, the isotonic calibration with one more normal wallet there and
 * with one more fraud.
 *
 * @param rows - At least one.
 */
export function fitRanges(rows: readonly CalibrationRow[]): RangeTable {
  const groups = groupsOf(rows);
  const bound = (isFraud: boolean) => Float64Array.from(groups, (_, i) => calibratedWith(groups, i, isFraud));
  return { edges: Float64Array.from(groups, ({ edge }) => edge), low: bound(false), high: bound(true) };
}

/** Groups of about equal size; equal log-odds are in one group. */
function groupsOf(rows: readonly CalibrationRow[]): Group[] {
  const sorted = rows.toSorted((a, b) => a.logOdds - b.logOdds);
  const least = sorted.length / MAX_GROUPS;
  const groups: Group[] = [];
  for (const [i, { logOdds, fraud }] of sorted.entries()) {
    const last = groups.at(-1);
    const isFull = last === undefined || (last.wallets >= least && logOdds !== sorted[i - 1]!.logOdds);
    const group = isFull ? { edge: logOdds, wallets: 0, frauds: 0 } : last;
    if (isFull) groups.push(group);
    group.wallets += 1;
    group.frauds += Number(fraud);
  }
  return groups;
}

/** The isotonic calibration of a group once one wallet is added to it: pool adjacent violators. */
function calibratedWith(groups: readonly Group[], added: number, isFraud: boolean): number {
  const blocks: { wallets: number; frauds: number; end: number }[] = [];
  for (const [i, { wallets, frauds }] of groups.entries()) {
    const extra = Number(i === added);
    let block = { wallets: wallets + extra, frauds: frauds + extra * Number(isFraud), end: i };
    for (
      let last = blocks.at(-1);
      last !== undefined && shareOf(last) >= shareOf(block);
      last = blocks.at(-1)
    ) {
      blocks.pop();
      block = { wallets: block.wallets + last.wallets, frauds: block.frauds + last.frauds, end: i };
    }
    blocks.push(block);
  }
  return shareOf(blocks.find(({ end }) => end >= added)!);
}

function shareOf({ wallets, frauds }: { readonly wallets: number; readonly frauds: number }): number {
  return frauds / wallets;
}
