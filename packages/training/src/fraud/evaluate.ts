import type { WalletRows } from "../data/training-rows.ts";
import { openFitPool } from "../fit/fit-pool.ts";
import type { FittedFraudModel } from "./fit.ts";
import { type HistoriesReport, reportHistories } from "./histories-report.ts";
import { type FeatureImportance, featureImportance } from "./importance.ts";
import { evaluateKaggleTrack } from "./kaggle-track.ts";
import { type OperatingPoint, operatingPoints } from "./operating-points.ts";
import { measureLaterFraud, type TimeTrackMetrics } from "./time-track.ts";
import type { TrackMetrics, TrackOptions } from "./track.ts";

/** Quality of the fraud model, measured out of fold. */
export interface FraudEvaluation {
  readonly histories: HistoriesReport;
  readonly trackH: TrackMetrics;
  readonly trackK: TrackMetrics;
  readonly trackR: TimeTrackMetrics;
  readonly points: readonly OperatingPoint[];
  readonly importance: readonly FeatureImportance[];
}

/**
 * Evaluates a fitted model by the protocol of its card.
 *
 * @param rows - Of all wallets, and of those that the model was fitted to.
 * @param options.onFit - Called after each fit.
 */
export async function evaluateFraud(
  fraud: FittedFraudModel,
  { rows, fitted }: { readonly rows: WalletRows; readonly fitted: WalletRows },
  { onFit, ...options }: Omit<TrackOptions, "onProgress"> & { readonly onFit: () => void },
): Promise<FraudEvaluation> {
  const track = { ...options, onProgress: onFit };
  await using pool = openFitPool(rows, options);
  const histories = await reportHistories(pool, rows, onFit);
  return {
    histories,
    trackR: await measureLaterFraud(pool, rows, track),
    trackH: await evaluateKaggleTrack("H", track),
    trackK: await evaluateKaggleTrack("K", track),
    points: operatingPoints(fitted, fraud.unseenLogOdds, fraud.priorShift),
    importance: featureImportance(fraud.bytes, rows),
  };
}
