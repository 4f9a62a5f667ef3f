import type { FraudModelContext, FraudModelHeader, NormalRange } from "@tetron/models/fraud-model";
import { logOddsOf } from "@tetron/models/logistic";
import { type RangeTable, shiftRange } from "@tetron/models/probability-range";
import type { Forest } from "@tetron/models/trees/forest";
import { rarityFunction } from "@tetron/models/trees/rarity";
import { fitRanges } from "../fit/fit-ranges.ts";

/** A wallet of the training set with its whole history. */
export interface KnownEstimate {
  readonly fraud: boolean;
  readonly behaviour: ArrayLike<number>;
  /** Log-odds at {@link ContextOptions.prior}, by a model that was not fitted to the wallet. */
  readonly logOdds: number;
  /** To the nearest other wallet of the training set. */
  readonly distance: number;
}

/** What makes a wallet unlike all others. */
export type Familiarity = NonNullable<FraudModelHeader["familiarity"]>;

/** A wallet with how rare its leaves are, in bits. */
export interface KnownRarity extends KnownEstimate {
  readonly rarity: number;
}

/** Of one in how many training wallets each measure of familiarity exceeds its threshold. */
const OUTLYING_SHARE = 1 / 200;

/**
 * Fits what a model knows besides its trees: when a wallet is an outlier, the ranges of its probabilities, and where the
 * features of normal wallets are.
 *
 * @param wallets - Those with transactions, in a fixed order.
 * @param prior - The share of fraud that the log-odds and the ranges assume.
 */
export function fitContext(
  forest: Forest,
  wallets: readonly KnownEstimate[],
  prior: number,
): FraudModelContext & { readonly familiarity: Familiarity } {
  const known = withRarity(forest, wallets);
  const familiarity = fitFamiliarity(known);
  return {
    familiarity,
    ranges: rangesOf(known, familiarity, prior),
    normal: normalRanges(forest.columns, wallets),
  };
}

/** Adds how rare each wallet's leaves are. A leaf has 40 rows or more, so a wallet's own ones change little. */
export function withRarity<Wallet extends KnownEstimate>(
  forest: Forest,
  wallets: readonly Wallet[],
): (Wallet & KnownRarity)[] {
  const rarityOf = rarityFunction(forest);
  return wallets.map((wallet) => ({ ...wallet, rarity: rarityOf(wallet.behaviour) }));
}

/** The thresholds that one in 200 wallets exceeds. */
export function fitFamiliarity(wallets: readonly KnownRarity[]): Familiarity {
  const threshold = (of: (wallet: KnownRarity) => number) => quantile(wallets.map(of), 1 - OUTLYING_SHARE);
  return { rarity: threshold(({ rarity }) => rarity), distance: threshold(({ distance }) => distance) };
}

/** Whether a wallet exceeds a threshold. */
export function isOutlying(
  wallet: Pick<KnownRarity, "rarity" | "distance">,
  familiarity: Familiarity,
): boolean {
  return wallet.rarity > familiarity.rarity || wallet.distance > familiarity.distance;
}

/** Fits the ranges of familiar wallets and of outliers, at a share of fraud. */
export function rangesOf(
  wallets: readonly KnownRarity[],
  familiarity: Familiarity,
  prior: number,
): FraudModelContext["ranges"] {
  const share = wallets.filter(({ fraud }) => fraud).length / wallets.length;
  const table = (outlying: boolean) =>
    shiftTable(
      fitRanges(wallets.filter((wallet) => isOutlying(wallet, familiarity) === outlying)),
      logOddsOf(prior) - logOddsOf(share),
    );
  return { familiar: table(false), outlying: table(true) };
}

function shiftTable({ edges, low, high }: RangeTable, shift: number): RangeTable {
  const shifted = Array.from(edges, (_, i) => shiftRange({ low: low[i]!, high: high[i]! }, shift));
  return {
    edges,
    low: Float64Array.from(shifted, (range) => range.low),
    high: Float64Array.from(shifted, (range) => range.high),
  };
}

function normalRanges(columns: number, wallets: readonly KnownEstimate[]): NormalRange[] {
  const normal = wallets.filter(({ fraud }) => !fraud);
  return Array.from({ length: columns }, (_, column) => {
    const values = normal.map(({ behaviour }) => behaviour[column]!).filter(Number.isFinite);
    return { p5: quantile(values, 0.05), p50: quantile(values, 0.5), p95: quantile(values, 0.95) };
  });
}

/** The value that this share of the others does not exceed; `NaN` of none. */
function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
}
