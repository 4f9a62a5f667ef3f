import { YOUNGER_AGES } from "../../data/labelled-wallets.ts";
import type { WalletRows } from "../../data/training-rows.ts";
import { FOLDS, SEEDS } from "../../fit/protocol.ts";
import { foldsOf, selectSubset } from "../../fit/training-set.ts";
import { fitOf, HOLD_OUT_FIT } from "../arm.ts";
import { isHeldOut } from "../late-arms.ts";
import type { AccountGraph } from "./account-graph.ts";
import { exposureColumns, GRAPH_COLUMNS, type Span } from "./exposure-columns.ts";

/** Rows with columns of exposure for each fit, and which these are. */
export interface ExposedRows {
  readonly rows: WalletRows;
  /** The positions of columns of exposure for a fit: to wallets that the fit has seen. */
  readonly columnsOf: (fit: number, names: readonly string[]) => readonly number[];
}

/**
 * Adds columns of exposure to rows, for each fit its own: a class is known only where the fit has seen it.
 *
 * @param rows - Without rows of lossy views.
 */
export function withExposure(
  rows: WalletRows,
  inPeriod: readonly number[],
  graph: AccountGraph,
): ExposedRows {
  const sets = HOLD_OUT_FIT + 1;
  const added = exposureColumns(graph, spansOf(rows, graph), { known: knownIn(rows, inPeriod, graph), sets });
  const [own, width] = [rows.matrix.columns, sets * GRAPH_COLUMNS.length];
  const columns = own + width;
  const data = new Float32Array(rows.matrix.rows * columns);
  for (let row = 0; row < rows.matrix.rows; row++) {
    data.set(rows.matrix.data.subarray(row * own, (row + 1) * own), row * columns);
    data.set(added.subarray(row * width, (row + 1) * width), row * columns + own);
  }
  return {
    rows: { ...rows, matrix: { rows: rows.matrix.rows, columns, data } },
    columnsOf: (fit, names) =>
      names.map((name) => own + fit * GRAPH_COLUMNS.length + GRAPH_COLUMNS.indexOf(name)),
  };
}

/** For each account a bit for each fit that has seen it. */
function knownIn(
  rows: WalletRows,
  inPeriod: readonly number[],
  { accounts, numberOf }: AccountGraph,
): Int32Array {
  const known = new Int32Array(accounts.length);
  for (const seed of SEEDS) {
    const folds = foldsOf(selectSubset(rows, inPeriod), { seed, folds: FOLDS });
    for (const [i, row] of inPeriod.entries())
      for (let fold = 0; fold < FOLDS; fold++)
        if (folds[i] !== fold) known[numberOf.get(rows.keys[row]!)!]! |= 1 << fitOf(seed, fold);
  }
  for (const [account, { address }] of accounts.entries())
    if (!isHeldOut(address)) known[account]! |= 1 << HOLD_OUT_FIT;
  return known;
}

/** The part of its account's transactions that each row is made of. */
function spansOf({ keys, ages, late }: WalletRows, { accounts, numberOf }: AccountGraph): Span[] {
  let place = 0;
  return keys.map((key, row) => {
    const account = numberOf.get(key)!;
    const { times, lateFrom } = accounts[account]!;
    if (late[row] === 0) return { account, from: 0, upto: ages[row] || times.length };
    // First the whole slice, then the younger ones.
    place = late[row - 1] === 1 && keys[row - 1] === key ? place + 1 : 0;
    const upto = place === 0 ? times.length : lateFrom! + YOUNGER_AGES[place - 1]!;
    return { account, from: lateFrom!, upto };
  });
}
