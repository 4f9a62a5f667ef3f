import { applyPlatt } from "@tetron/models/platt";
import type { WalletRows } from "../data/training-rows.ts";
import { measureRows } from "../fit/cross-validate.ts";
import { fitPlatt } from "../fit/fit-platt.ts";
import type { FitPool } from "../fit/fit-pool.ts";
import { FOLDS } from "../fit/protocol.ts";
import { foldsOf, rowsWhere, selectSubset } from "../fit/training-set.ts";
import type { Metrics } from "../measure/metrics.ts";
import { type Arm, bareRecipe, fitOf, oddsOf } from "./arm.ts";

/** One seed's five fits to the accounts of the public dataset, and what they say of what they did not see. */
export interface LateRun {
  /** One for each fold, over its whole histories. */
  readonly metrics: readonly Metrics[];
  /** Calibrated log-odds of each row of the dataset's accounts, by the fit that saw none of the wallet. */
  readonly logOdds: Float64Array;
  /** The rows of whole histories and after three transactions that each fit did not see. */
  readonly folds: readonly (readonly number[])[];
  /** Log-odds of the late slice of each wallet that has one, by the fit that saw none of the wallet. */
  readonly slices: Float64Array;
  /** Log-odds of each later fraud by each fit. */
  readonly later: readonly Float64Array[];
}

/** What all runs are measured on. */
export interface LateRows {
  readonly rows: WalletRows;
  /** Rows of the accounts of the public dataset. */
  readonly inPeriod: readonly number[];
  /** Rows of the whole histories of fraud that came later. */
  readonly later: readonly number[];
  /** Whole-history rows of the wallets with a late slice. */
  readonly sliced: readonly number[];
  /** The row of the late slice of each of these wallets. */
  readonly slices: ReadonlyMap<number, number>;
}

/** Sorts the rows by what track L does with them. */
export function lateRowsOf(rows: WalletRows): LateRows {
  const count = rows.keys.length;
  const isWhole = (row: number) => rows.ages[row] === 0;
  const sliced = rowsWhere(count, (row) => isWhole(row) && rows.wallets[row]!.late !== null);
  return {
    rows,
    inPeriod: rowsWhere(count, (row) => rows.wallets[row]!.inKaggle),
    later: rowsWhere(count, (row) => !rows.wallets[row]!.inKaggle && isWhole(row)),
    sliced,
    // A wallet's rows are together, and the first of its slice is the whole slice.
    slices: new Map(sliced.map((row) => [row, rows.late.indexOf(1, row)])),
  };
}

/** Runs one seed. Each fit is calibrated on the margins of the other four folds, by the fits that did not see them. */
export async function runLate(
  pool: FitPool,
  { rows, inPeriod, later, sliced, slices: sliceOf }: LateRows,
  { seed, arm, onFit }: { readonly seed: number; readonly arm: Arm; readonly onFit: () => void },
): Promise<LateRun> {
  const { fitted = () => true } = arm;
  const columnsOf = (fold: number) => arm.columns?.(fitOf(seed, fold));
  const foldOf = foldsOf(selectSubset(rows, inPeriod), { seed, folds: FOLDS });
  const folds = Array.from({ length: FOLDS }, (_, fold) => inPeriod.filter((__, i) => foldOf[i] === fold));
  const margins = new Float64Array(rows.keys.length).fill(Number.NaN);
  const forests = await Promise.all(
    folds.map(async (unseen, fold) => {
      const own = new Set(unseen);
      const seen = inPeriod.filter((row) => !own.has(row) && fitted(row));
      const columns = columnsOf(fold);
      const fit = await pool.fit({ rows: seen, columns, recipe: bareRecipe(seed, arm), seed });
      onFit();
      for (const [i, margin] of oddsOf(fit, rows, unseen, columns).entries()) margins[unseen[i]!] = margin;
      return fit.forest;
    }),
  );
  const logOdds = new Float64Array(margins.length).fill(Number.NaN);
  const slices = new Float64Array(sliced.length);
  const placeOf = new Map(sliced.map((row, i) => [row, i]));
  const measured = folds.map((fold) => fold.filter((row) => rows.ages[row] === 0 || rows.ages[row] === 3));
  const laterOdds = forests.map((forest, fold) => {
    const others = folds.flatMap((each, other) => (other === fold ? [] : each.filter(fitted)));
    const platt = plattOf(others);
    for (const row of folds[fold]!) logOdds[row] = applyPlatt(platt, margins[row]!);
    const own = folds[fold]!.filter((row) => placeOf.has(row));
    const fit = { forest, platt };
    const ownSlices = own.map((row) => sliceOf.get(row)!);
    for (const [i, odds] of oddsOf(fit, rows, ownSlices, columnsOf(fold)).entries())
      slices[placeOf.get(own[i]!)!] = odds;
    return oddsOf(fit, rows, later, columnsOf(fold));
  });
  const metrics = measured.map((fold) =>
    measureRows(
      rows,
      logOdds,
      fold.filter((row) => rows.ages[row] === 0),
    ),
  );
  return { metrics, logOdds, folds: measured, slices, later: laterOdds };

  function plattOf(chosen: readonly number[]) {
    return fitPlatt(
      chosen.map((row) => margins[row]!),
      chosen.map((row) => rows.labels[row]!),
    );
  }
}
