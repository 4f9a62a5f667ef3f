import { logOddsOf, probabilityOf } from "@tetron/models/logistic";
import { hullOf, rangeAt } from "@tetron/models/probability-range";
import { hashFolds } from "../fit/folds.ts";
import { FOLDS } from "../fit/protocol.ts";
import { formatPercent, formatTable } from "../measure/markdown.ts";
import { type Interval, shareInterval } from "../measure/share-interval.ts";
import { fitFamiliarity, isOutlying, type KnownRarity, rangesOf } from "./fit-context.ts";

/** A wallet with the range by wallets of other folds. */
interface RangedWallet {
  readonly probability: number;
  readonly low: number;
  readonly high: number;
  readonly fraud: boolean;
  readonly outlying: boolean;
}

/** Ranges and observed fraud in one bin of the probability, or of the outliers. */
export interface RangeBin {
  readonly name: string;
  readonly wallets: number;
  /** Means. */
  readonly predicted: number;
  readonly low: number;
  readonly high: number;
  readonly observed: Interval;
}

const BINS = 10;

/**
 * Checks ranges on folds that they were not fitted to, at the wallets' own share of fraud. The log-odds are by trees
 * that saw none of the wallet.
 *
 * @param prior - The share of fraud that the wallets' log-odds assume.
 */
export function checkRanges(
  wallets: readonly (KnownRarity & { readonly address: string })[],
  prior: number,
): RangeBin[] {
  const share = wallets.filter(({ fraud }) => fraud).length / wallets.length;
  const shift = logOddsOf(share) - logOddsOf(prior);
  const folds = hashFolds(
    wallets.map(({ address }) => address),
    wallets.map(({ fraud }) => Number(fraud)),
    { seed: 0, folds: FOLDS },
  );
  const ranged = Array.from({ length: FOLDS }, (_, fold) => {
    const seen = wallets.filter((__, i) => folds[i] !== fold);
    const familiarity = fitFamiliarity(seen);
    const ranges = rangesOf(seen, familiarity, share);
    return wallets
      .filter((__, i) => folds[i] === fold)
      .map(({ fraud, logOdds, ...wallet }): RangedWallet => {
        const outlying = isOutlying(wallet, familiarity);
        const probability = probabilityOf(logOdds + shift);
        const tables = outlying ? [ranges.familiar, ranges.outlying] : [ranges.familiar];
        const bounds = tables.map((table) => rangeAt(table, logOdds));
        return {
          ...{ probability, fraud, outlying },
          ...hullOf({ low: probability, high: probability }, ...bounds),
        };
      });
  }).flat();
  const inBin = ({ probability }: RangedWallet) => Math.min(BINS - 1, Math.floor(probability * BINS));
  return [
    ...Array.from({ length: BINS }, (_, bin) =>
      binOf(
        `${(bin / BINS).toFixed(1)} to ${((bin + 1) / BINS).toFixed(1)}`,
        ranged.filter((wallet) => inBin(wallet) === bin),
      ),
    ),
    binOf(
      "outliers",
      ranged.filter(({ outlying }) => outlying),
    ),
  ];
}

function binOf(name: string, wallets: readonly RangedWallet[]): RangeBin {
  const mean = (of: (wallet: RangedWallet) => number) =>
    wallets.reduce((sum, wallet) => sum + of(wallet), 0) / wallets.length;
  return {
    ...{ name, wallets: wallets.length, predicted: mean(({ probability }) => probability) },
    ...{ low: mean(({ low }) => low), high: mean(({ high }) => high) },
    observed: shareInterval(wallets.filter(({ fraud }) => fraud).length, wallets.length),
  };
}

/** The ranges beside what was observed, as a Markdown table. */
export function rangesTable(bins: readonly RangeBin[]): string {
  return formatTable(
    ["probability", "wallets", "mean", "mean range", "observed, 95 % interval"],
    bins.map(({ name, wallets, predicted, low, high, observed }) => [
      ...[name, wallets, formatPercent(predicted), `${formatPercent(low)} to ${formatPercent(high)}`],
      `${formatPercent(observed.share)} (${formatPercent(observed.low)} to ${formatPercent(observed.high)})`,
    ]),
  );
}
