import { NETWORK_IDS, type Network } from "@tetron/domain/network";
import { z } from "zod";
import { logOddsOf, probabilityOf } from "./logistic.ts";
import type { Matrix } from "./matrix.ts";
import { applyPlatt, Platt } from "./platt.ts";
import { hullOf, type ProbabilityRange, type RangeTable, rangeAt, shiftRange } from "./probability-range.ts";
import { decodeSections, encodeSections, readSection, type Sections } from "./sections.ts";
import { type Forest, marginFunction, predictMargins, thresholdsOf } from "./trees/forest.ts";
import { rarityFunction } from "./trees/rarity.ts";
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
  /** What makes a wallet unlike all that it was trained on; absent in older files. */
  familiarity: z
    .object({
      /** Rarity of the leaves beyond which a wallet is an outlier, in bits. */
      rarity: z.number(),
      /** Distance to the nearest reference wallet beyond which it is one. */
      distance: z.number(),
    })
    .readonly()
    .optional(),
});
export type FraudModelHeader = Readonly<z.infer<typeof FraudModelHeader>>;

/** What the fit knows besides the trees. Files of earlier models have none of it. */
export interface FraudModelContext {
  /** Venn-Abers bounds by log-odds, both at the header's prior: of familiar wallets, and of outliers. */
  readonly ranges: { readonly familiar: RangeTable; readonly outlying: RangeTable };
  /** Of each feature, over the normal wallets of the training set. */
  readonly normal: readonly NormalRange[];
}

/** Where a feature of normal wallets is: percentiles; `NaN` when it is defined for none. */
export interface NormalRange {
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
}

/**
 * Estimates from a wallet's behaviour how likely it is fraud. A row holds the columns of the feature set in
 * order, `NaN` where undefined, and is read in single precision.
 */
export interface FraudModel extends Omit<FraudModelHeader, "bias" | "platt" | "networks" | "familiarity"> {
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
  /** How rare a row's leaves are among the training rows, in bits; see `rarityFunction`. */
  rarity(row: ArrayLike<number>): number;
  /** Thresholds of rarity and distance beyond which a wallet is an outlier; `null` for older models. */
  readonly familiarity: NonNullable<FraudModelHeader["familiarity"]> | null;
  /**
   * The range of a probability with these log-odds, which contains it; `null` for older models.
   *
   * @param outlying - Whether the wallet is unlike those that the model was trained on: its range is wider.
   */
  range(logOdds: number, outlying: boolean): ProbabilityRange | null;
  /** Of each column; `null` for older models. */
  readonly normal: readonly NormalRange[] | null;
  /** The values of a column beyond which it is answered otherwise, ascending; up to one it is as at one. */
  thresholds(column: number): readonly number[];
  /** The same model for another share of fraud among wallets, in `(0, 1)`. */
  withPrior(prior: number): FraudModel;
}

const EVALUATED_ON: readonly Network[] = ["ethereum"];

const FORMAT = "tetron-fraud-model/1";

/** Writes a model file: the same bytes for the same model. */
export function encodeFraudModel(
  header: Omit<FraudModelHeader, "bias">,
  forest: Forest,
  context?: FraudModelContext,
): Uint8Array {
  const { bias, roots, words, covers } = forest;
  const arrays = { roots, words, covers, ...(context && sectionsOf(context)) };
  return encodeSections(FORMAT, { header: { ...header, bias }, arrays });
}

function sectionsOf({ ranges: { familiar, outlying }, normal }: FraudModelContext) {
  return {
    ...{ range_edges: familiar.edges, range_low: familiar.low, range_high: familiar.high },
    ...{ outlier_edges: outlying.edges, outlier_low: outlying.low, outlier_high: outlying.high },
    normal: Float32Array.from(normal.flatMap(({ p5, p50, p95 }) => [p5, p50, p95])),
  };
}

/**
 * Reads a model file.
 *
 * @throws RangeError when the bytes are not a model file.
 */
export function decodeFraudModel(bytes: Uint8Array): FraudModel {
  const file = decodeSections(FORMAT, FraudModelHeader, bytes);
  const forest = {
    columns: file.header.features.length,
    bias: file.header.bias,
    roots: readSection(file, "roots", "u32"),
    words: readSection(file, "words", "u32"),
    covers: readSection(file, "covers", "u32"),
  };
  return fraudModel(file.header, forest, file.header.familiarity && contextIn(file));
}

function contextIn(file: Sections<FraudModelHeader>): FraudModelContext {
  const table = (name: string): RangeTable => ({
    edges: readSection(file, `${name}_edges`, "f64"),
    low: readSection(file, `${name}_low`, "f64"),
    high: readSection(file, `${name}_high`, "f64"),
  });
  const normal = readSection(file, "normal", "f32");
  return {
    ranges: { familiar: table("range"), outlying: table("outlier") },
    normal: file.header.features.map((_, column) => {
      const [p5, p50, p95] = normal.subarray(3 * column, 3 * column + 3);
      return { p5: p5!, p50: p50!, p95: p95! };
    }),
  };
}

/** A model from its parts. */
export function fraudModel(
  header: Omit<FraudModelHeader, "bias">,
  forest: Forest,
  context?: FraudModelContext,
): FraudModel {
  const margin = marginFunction(forest);
  const rarity = rarityFunction(forest);
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
      ...{ rarity, familiarity: header.familiarity ?? null, normal: context?.normal ?? null },
      range(logOdds, outlying) {
        if (context === undefined) return null;
        const { familiar, outlying: outliers } = context.ranges;
        const probability = probabilityOf(logOdds);
        const moved = logOddsOf(prior) - logOddsOf(header.prior);
        const bounds = [familiar, ...(outlying ? [outliers] : [])].map((table) =>
          shiftRange(rangeAt(table, logOdds - moved), moved),
        );
        return hullOf({ low: probability, high: probability }, ...bounds);
      },
      thresholds: (column) => thresholds().get(column) ?? [],
      withPrior,
    };
  }
}
