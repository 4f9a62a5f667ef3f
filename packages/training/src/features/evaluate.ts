import { readExplorerAccounts } from "@tetron/connectors/datasets/explorer-accounts";
import { readHistories } from "@tetron/connectors/datasets/histories";
import { type KaggleRow, readKaggle } from "@tetron/connectors/datasets/kaggle";
import { datasetPaths } from "@tetron/connectors/datasets/paths";
import type { AccountHistory } from "@tetron/domain/history";
import { KAGGLE_COLUMNS } from "@tetron/features/kaggle-columns";
import { WALLET_44, wallet44 } from "@tetron/features/wallet-44";

/** How many accounts have a value in the dataset, and for how many of them ours is equal. */
export interface ColumnAgreement {
  accounts: number;
  equal: number;
}

export type FeatureAgreement = Readonly<Record<string, ColumnAgreement>>;

/** Accounts with no transaction after this time had the same history when the dataset was made. */
const FROZEN_BEFORE = Date.UTC(2019, 0, 1) / 1000;

/** Rounding error of the dataset: half of its last digit. */
const PRINTED_MINUTES = 0.005;
const PRINTED_COINS = 5e-7;
/** Histories and dataset keep ten digits of a value. */
const TEN_DIGITS = 1e-9;

/**
 * Compares the 44 features with the public dataset's columns, for the accounts whose history had ended when
 * it was made: native columns on all histories, token columns on the sample, which has token transfers.
 */
export async function evaluateFeatures({
  data,
  signal,
}: {
  /** Folder of the training data. */
  readonly data: string;
  readonly signal: AbortSignal;
}): Promise<FeatureAgreement> {
  const paths = datasetPaths(data);
  const dataset = new Map<string, KaggleRow>();
  for await (const row of readKaggle(paths.kaggle, signal)) dataset.set(row.address, row);
  const agreement: Record<string, ColumnAgreement> = {};
  for await (const { history } of readHistories(paths.histories, signal))
    compareColumns(agreement, history, dataset, (name) => !name.startsWith("erc20_"));
  for await (const { value, error } of readExplorerAccounts(paths.sampleAccounts, { signal })) {
    if (error) throw error;
    compareColumns(agreement, value.history, dataset, (name) => name.startsWith("erc20_"));
  }
  return agreement;
}

function compareColumns(
  agreement: Record<string, ColumnAgreement>,
  history: AccountHistory,
  dataset: ReadonlyMap<string, KaggleRow>,
  isCompared: (name: string) => boolean,
): void {
  const row = dataset.get(history.address);
  const events = [history.transactions, history.tokenTransfers].flatMap(
    (list) => list.at(-1)?.timestamp ?? [],
  );
  if (row === undefined || events.length === 0 || Math.max(...events) >= FROZEN_BEFORE) return;
  const ours = wallet44(history);
  for (const [i, name] of WALLET_44.entries()) {
    const column = KAGGLE_COLUMNS[name];
    if (column === undefined || !isCompared(name)) continue;
    agreement[name] ??= { accounts: 0, equal: 0 };
    agreement[name].accounts += 1;
    if (isEqual(name, ours, i, row.numbers[column]!)) agreement[name].equal += 1;
  }
}

function isEqual(name: string, ours: Float64Array, i: number, theirs: number): boolean {
  const printed = /avg_min|time_span/.test(name) ? PRINTED_MINUTES : PRINTED_COINS;
  // A balance is the difference of two large sums, so its error is theirs.
  const size = name === "balance" ? total(ours) : Math.abs(theirs);
  return Math.abs(ours[i]! - theirs) <= printed * 1.001 + TEN_DIGITS * size;
}

function total(ours: Float64Array): number {
  return ours[WALLET_44.indexOf("total_sent")]! + ours[WALLET_44.indexOf("total_received")]!;
}
