import { NETWORK_IDS, type Network } from "@tetron/domain/network";
import { z } from "zod";
import { logOddsOf, probabilityOf } from "./logistic.ts";
import type { Matrix } from "./matrix.ts";
import { applyPlatt, Platt } from "./platt.ts";
import { decodeSections, encodeSections, readSection } from "./sections.ts";
import { type Forest, marginFunction, predictMargins, thresholdsOf } from "./trees/forest.ts";
import { type Explanation, explainFunction } from "./trees/shap.ts";

const Share = z.number().gt(0).lt(1);

/** Header of a model file. */
const FraudModelHeader = z.object({
  /** The date it was trained, `YYYY-MM-DD`. */
  version: z.string(),
  /** Its feature set, such as `behaviour/v1`, and the columns in order. */
  featureSet: z.string(),
  features: z.array(z.string()).readonly(),
  bias: z.number(),
  /** Maps the margin to log-odds calibrated for the class mix of the training set. */
  platt: Platt,
  /** Share of fraud in the training set, and the share that answers assume. */
  trainingPrior: Share,
  prior: Share,
  /** The networks that it was evaluated on; absent in older files, whose models know Ethereum. */
  networks: z
    .array(z.enum(NETWORK_IDS as readonly Network[]))
    .min(1)
    .readonly()
    .optional(),
});
export type FraudModelHeader = Readonly<z.infer<typeof FraudModelHeader>>;

/**
 * Estimates from a wallet's behaviour how likely it is fraud. A row holds the columns of the feature set in
 * order, `NaN` where undefined, and is read in single precision.
 */
export interface FraudModel extends Omit<FraudModelHeader, "bias" | "platt" | "networks"> {
  /** The networks that it was evaluated on: what it says of a wallet on another one is worth nothing. */
  readonly networks: readonly Network[];
  /** Log-odds of an average wallet: the starting point of an explanation. */
  readonly base: number;
  /** Calibrated log-odds of fraud. */
  logOdds(row: ArrayLike<number>): number;
  /** Calibrated probability of fraud, in `(0, 1)`. */
  probability(row: ArrayLike<number>): number;
  /** {@link FraudModel.logOdds} of each row of a matrix, several times faster than row by row. */
  logOddsOfRows(matrix: Matrix): Float64Array;
  /** Contribution of each feature: `base` plus the contributions equals the log-odds within 1e-9. */
  explain(row: ArrayLike<number>): Explanation;
  /** The values of a column beyond which it is answered otherwise, ascending; up to one it is as at one. */
  thresholds(column: number): readonly number[];
  /** The same model for another share of fraud among wallets, in `(0, 1)`. */
  withPrior(prior: number): FraudModel;
}

const EVALUATED_ON: readonly Network[] = ["ethereum"];

const FORMAT = "tetron-fraud-model/1";

/** Writes a model file: the same bytes for the same model. */
export function encodeFraudModel(header: Omit<FraudModelHeader, "bias">, forest: Forest): Uint8Array {
  const { bias, roots, words, covers } = forest;
  return encodeSections(FORMAT, { header: { ...header, bias }, arrays: { roots, words, covers } });
}

/**
 * Reads a model file.
 *
 * @throws RangeError when the bytes are not a model file.
 */
export function decodeFraudModel(bytes: Uint8Array): FraudModel {
  const file = decodeSections(FORMAT, FraudModelHeader, bytes);
  return fraudModel(file.header, {
    columns: file.header.features.length,
    bias: file.header.bias,
    roots: readSection(file, "roots", "u32"),
    words: readSection(file, "words", "u32"),
    covers: readSection(file, "covers", "u32"),
  });
}

/** A model from its parts. */
export function fraudModel(header: Omit<FraudModelHeader, "bias">, forest: Forest): FraudModel {
  const margin = marginFunction(forest);
  const explainMargin = explainFunction(forest);
  const { base: meanMargin } = explainMargin(new Float32Array(forest.columns));
  let known: ReadonlyMap<number, readonly number[]> | undefined;
  const thresholds = () => (known ??= thresholdsOf(forest));
  return withPrior(header.prior);

  function withPrior(prior: number): FraudModel {
    const { version, featureSet, features, trainingPrior, platt, networks = EVALUATED_ON } = header;
    // A change of the class mix alone shifts every wallet's log-odds by the same amount.
    const shift = logOddsOf(prior) - logOddsOf(trainingPrior);
    const calibrated = (value: number) => applyPlatt(platt, value) + shift;
    const logOdds = (row: ArrayLike<number>) => calibrated(margin(row));
    const base = calibrated(meanMargin);
    return {
      ...{ version, featureSet, features, trainingPrior, prior, networks },
      base,
      logOdds,
      probability: (row) => probabilityOf(logOdds(row)),
      logOddsOfRows: (matrix) => predictMargins(forest, matrix).map(calibrated),
      explain(row) {
        const { contributions } = explainMargin(row);
        return { base, contributions: contributions.map((each) => platt.slope * each) };
      },
      thresholds: (column) => thresholds().get(column) ?? [],
      withPrior,
    };
  }
}
