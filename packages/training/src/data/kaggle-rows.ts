import { type KaggleRow, readKaggle } from "@tetron/connectors/datasets/kaggle";
import { datasetPaths } from "@tetron/connectors/datasets/paths";
import { matrixOf } from "@tetron/models/matrix";
import type { TrainingSet } from "../fit/training-set.ts";

/** The 22 columns about ether, in the file's order: the first 22 numbers. */
const ETHER_COLUMNS = 22;

/** Columns about tokens sent. Those about tokens received leak the label through airdrops. */
const TOKENS_SENT = [
  "ERC20 total ether sent",
  "ERC20 total Ether sent contract",
  "ERC20 uniq sent addr",
  "ERC20 uniq sent addr.1",
  "ERC20 min val sent",
  "ERC20 max val sent",
  "ERC20 avg val sent",
  "ERC20 uniq sent token name",
];

const TRANSACTIONS = "total transactions (including tnx to create contract";

/** Decimals compared between two vectors. */
const SAME_TO_DECIMALS = 9;

/** A training set with the names of its columns. */
interface NamedSet extends TrainingSet {
  readonly names: readonly string[];
}

/** Reads track K, comparable with papers: all rows, every column that varies. */
export async function readTrackK(data: string, signal: AbortSignal): Promise<TrainingSet> {
  const rows = await readRows(data, signal);
  const names = Object.keys(rows[0]?.numbers ?? {});
  return trainingSet(
    rows,
    names.filter((name) => rows.some(({ numbers }) => numbers[name] !== rows[0]!.numbers[name])),
  );
}

/** Reads track H: accounts with transactions, one of each distinct vector, columns without a leak. */
export async function readTrackH(data: string, signal: AbortSignal): Promise<NamedSet> {
  const rows = await readRows(data, signal);
  const names = [...Object.keys(rows[0]?.numbers ?? {}).slice(0, ETHER_COLUMNS), ...TOKENS_SENT];
  const seen = new Set<string>();
  const kept = rows.filter(({ numbers }) => {
    const vector = names.map((name) => numbers[name]!.toFixed(SAME_TO_DECIMALS)).join();
    if (numbers[TRANSACTIONS] === 0 || seen.has(vector)) return false;
    seen.add(vector);
    return true;
  });
  return trainingSet(kept, names);
}

async function readRows(data: string, signal: AbortSignal): Promise<KaggleRow[]> {
  return await Array.fromAsync(readKaggle(datasetPaths(data).kaggle, signal));
}

function trainingSet(rows: readonly KaggleRow[], names: readonly string[]): NamedSet {
  return {
    names,
    matrix: matrixOf(
      rows.map(({ numbers }) => names.map((name) => numbers[name]!)),
      names.length,
    ),
    labels: Uint8Array.from(rows, ({ flag }) => flag),
    keys: rows.map(({ address }) => address),
  };
}
