import type { HistorySees } from "@tetron/domain/history";

/** Decides whether a column depends on something that a source does not tell. */
type Hides = (column: string) => boolean;

/** By what a source does not tell, the columns that cannot be computed without it. */
type HiddenColumns = Readonly<Record<keyof HistorySees, Hides>>;

/** Sums and maxima, which values of 0 do not change. */
const SURVIVES_WITHOUT_ZEROS = /^(balance|drained|(erc20_)?(max|total)_(sent|received|sent_to_contract))$/;

/**
 * The columns of both feature sets that are unknown without each thing: they would take another value if the
 * source told it. See the tables in docs/features.md.
 */
const HIDDEN_WITHOUT: HiddenColumns = {
  status: (column) => column === "failed_share",
  method: (column) => column === "call_share" || column === "methods",
  zeroValue: (column) => !SURVIVES_WITHOUT_ZEROS.test(column),
  tokens: (column) => column.startsWith("erc20_"),
};

/**
 * Makes the columns unknown, `NaN`, that the source of a history cannot tell. In place.
 *
 * @param columns - The names of `numbers`, in order.
 * @param sees - What the source can tell; `undefined`: everything.
 */
export function hideUnseen(
  numbers: Float64Array,
  columns: readonly string[],
  sees: HistorySees | undefined,
): Float64Array {
  if (sees === undefined) return numbers;
  for (const [what, hides] of THINGS) {
    if (sees[what]) continue;
    for (const i of placesOf(columns, hides)) numbers[i] = Number.NaN;
  }
  return numbers;
}

const THINGS = Object.entries(HIDDEN_WITHOUT) as readonly [keyof HistorySees, Hides][];

/** By the list of columns and what decides: each is asked of every wallet that a block touches. */
const places = new WeakMap<readonly string[], Map<Hides, readonly number[]>>();

function placesOf(columns: readonly string[], hides: Hides): readonly number[] {
  const known = places.get(columns) ?? new Map<Hides, readonly number[]>();
  places.set(columns, known);
  const found = known.get(hides) ?? [...columns.keys()].filter((i) => hides(columns[i]!));
  known.set(hides, found);
  return found;
}
