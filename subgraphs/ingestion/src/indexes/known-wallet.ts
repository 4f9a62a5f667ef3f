import { parseAddress } from "@tetron/domain/address";
import { unprocessable } from "@tetron/domain/failure";
import { WALLET_44 } from "@tetron/features/wallet-44";
import type { StoredVector } from "@tetron/lake/tables/reference-vectors";
import type { ColumnMapping } from "./map-columns.ts";

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const FLAGS: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  ...([1, "1", true, "true"] as const).map((flag) => [flag, true] as const),
  ...([0, "0", false, "false"] as const).map((flag) => [flag, false] as const),
]);
const COLUMNS: ReadonlyMap<string, number> = new Map(WALLET_44.map((name, i) => [name, i]));
const COUNTS = (["sent_tx", "received_tx", "total_tx", "erc20_tx"] as const).map(
  (name) => COLUMNS.get(name)!,
);

/**
 * Reads a row of an index: a wallet, whether it is fraud, and its numbers. A missing number is 0, as in the public dataset.
 *
 * @throws Failure `UNPROCESSABLE` naming the column: an address or a flag that is none, a number that is none, is not finite
 *   or is negative and no balance; `no_activity` for a wallet that has done nothing, to which nothing can be near.
 */
export function readKnownWallet(row: unknown, { featureOf }: ColumnMapping): Omit<StoredVector, "index"> {
  if (typeof row !== "object" || row === null || Array.isArray(row))
    throw unprocessable("row", "malformed", "row: is no object.");
  const cells = new Map(
    Object.entries(row).flatMap(([column, value]) => {
      const feature = featureOf(column);
      return feature === undefined
        ? []
        : [[feature, { column: column.trim(), value: value as unknown }] as const];
    }),
  );
  const { value: address } = cells.get("address") ?? {};
  if (typeof address !== "string") throw unprocessable("address", "missing", "address: is missing.");
  const flag = cells.get("flag")?.value;
  const fraud = FLAGS.get(flag);
  if (fraud === undefined) throw unprocessable("flag", "malformed", "flag: must be 1 for fraud, or 0.");
  const vector44 = new Array<number>(WALLET_44.length).fill(0);
  for (const [feature, { column, value }] of cells) {
    const at = COLUMNS.get(feature);
    if (at !== undefined) vector44[at] = readNumber(column, value, feature === "balance");
  }
  if (COUNTS.every((at) => vector44[at] === 0))
    throw unprocessable("address", "no_activity", "address: has neither transactions nor token transfers.");
  return { address: parseAddress("ethereum", address.trim(), "address"), fraud, vector44 };
}

function readNumber(column: string, value: unknown, mayBeNegative: boolean): number {
  if (value === null || value === "") return 0;
  const text = typeof value === "string" ? value.trim() : value;
  const number = typeof text === "string" ? (NUMBER.test(text) ? Number(text) : Number.NaN) : text;
  const refuse = (reason: string, what: string) => unprocessable(column, reason, `${column}: ${what}.`);
  if (typeof number !== "number" || !Number.isFinite(number))
    throw refuse("not_a_number", "is no finite number");
  if (number < 0 && !mayBeNegative) throw refuse("negative", "must not be negative");
  return number;
}
