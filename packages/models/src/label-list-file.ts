import type { AddressForm } from "@tetron/domain/address-bytes";
import type { Network } from "@tetron/domain/network";
import type { LabelList } from "./label-list.ts";

/** Name and version of the file. */
export const FORMAT = "tetron-label-list/1";

/** A word, its days and confidence, and the numbers of its publisher and actor. */
export type Fact = readonly [
  word: number,
  firstDay: number | null,
  lastDay: number | null,
  confidence: number | null,
  publisher: number | null,
  actor: number | null,
];

/** Header of the file. */
export interface Header extends Pick<LabelList, "source" | "leftOut" | "rows" | "words"> {
  readonly publishers: readonly string[];
  readonly actors: readonly string[];
  readonly facts: readonly Fact[];
  /** The addresses of table `i` are in `keys{i}`, their facts in `facts{i}`, their names in `names{i}`. */
  readonly tables: readonly { readonly network: Network; readonly form: AddressForm }[];
}

const DAY_MS = 86_400_000;

/** Converts a day `YYYY-MM-DD` to days since 1970. */
export function dayNumber(day: string | null): number | null {
  return day === null ? null : Date.parse(day) / DAY_MS;
}

/** Converts days since 1970 to `YYYY-MM-DD`. */
export function dayOfNumber(number: number | null): string | null {
  return number === null ? null : new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** Compares byte arrays of equal length: negative, zero or positive. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < a.length; i++) {
    const difference = a[i]! - b[i]!;
    if (difference !== 0) return difference;
  }
  return 0;
}
