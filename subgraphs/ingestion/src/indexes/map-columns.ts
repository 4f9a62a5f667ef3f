import { unprocessable } from "@tetron/domain/failure";
import { toStorable } from "@tetron/domain/text";
import { KAGGLE_COLUMNS } from "@tetron/features/kaggle-columns";
import { WALLET_44 } from "@tetron/features/wallet-44";
import type { MappedColumn } from "@tetron/lake/tables/reference-indexes";

/** Features that a file must have at least: with fewer, everybody is near to everybody. */
const MIN_FEATURES = 10;
/** Of the name of a column, as it is shown. */
const MAX_NAME_CHARS = 200;

/** How the columns of a file are read. */
export interface ColumnMapping {
  readonly columns: readonly MappedColumn[];
  /** What a column is: `address`, `flag` or a feature; `undefined` for one that is not read. */
  readonly featureOf: (column: string) => string | undefined;
}

/** Each name that a column may have, as {@link plain} writes it. */
const FEATURES: ReadonlyMap<string, string> = new Map([
  ["address", "address"],
  ["flag", "flag"],
  ...WALLET_44.map((feature) => [feature, feature] as const),
  ...Object.entries(KAGGLE_COLUMNS).map(([feature, column]) => [plain(column), feature] as const),
]);

/**
 * Maps the columns of a file, by the names of the public dataset or of `wallet-44/v1`. Capitals and stray spaces are
 * ignored.
 *
 * @throws Failure `UNPROCESSABLE` on `file`: `no_such_column` without `Address` or `FLAG`, `too_few_columns` with less than
 *   ten features, `duplicate_column` for two columns that are one feature.
 */
export function mapColumns(names: readonly string[]): ColumnMapping {
  const columns = names.map((column) => ({ column, feature: FEATURES.get(plain(column)) ?? null }));
  const mapped = columns.flatMap(({ feature }) => feature ?? []);
  const twice = mapped.find((feature, i) => mapped.indexOf(feature) !== i);
  if (twice !== undefined) {
    const both = columns.filter(({ feature }) => feature === twice).map(({ column }) => `"${column}"`);
    throw refused(
      "duplicate_column",
      `The columns ${both.join(" and ")} are both ${twice}. Remove one of them.`,
    );
  }
  for (const [feature, name] of [
    ["address", "Address"],
    ["flag", "FLAG"],
  ] as const)
    if (!mapped.includes(feature)) throw refused("no_such_column", `There is no column "${name}".`);
  const count = mapped.length - 2;
  if (count < MIN_FEATURES)
    throw refused(
      "too_few_columns",
      `Only ${count} of the columns are features of wallet-44/v1; at least ${MIN_FEATURES} are needed.`,
    );
  const features = new Map(
    columns.flatMap(({ column, feature }) => (feature === null ? [] : [[plain(column), feature] as const])),
  );
  return {
    columns: columns.map(({ column, feature }) => ({
      column: toStorable(column.trim().slice(0, MAX_NAME_CHARS)),
      feature,
    })),
    featureOf: (column) => features.get(plain(column)),
  };
}

function plain(name: string): string {
  return name.trim().replaceAll(/\s+/g, " ").toLowerCase();
}

function refused(reason: string, message: string) {
  return unprocessable("file", reason, `file: ${message}`);
}
