import type { AddressForm } from "@tetron/domain/address-bytes";
import type { Network } from "@tetron/domain/network";
import type { LabelList } from "./label-list.ts";

/** Name and version of the file. */
export const FORMAT = "tetron-label-list/1";

/** A word, the days and the confidence of its sources, and the numbers of its publisher and actor. */
export type Fact = readonly [
  word: number,
  firstDay: number | null,
  lastDay: number | null,
  confidence: number | null,
  publisher: number | null,
  actor: number | null,
];

/** What stands before the arrays. */
export interface Header extends Pick<LabelList, "source" | "leftOut" | "rows" | "words"> {
  readonly publishers: readonly string[];
  readonly actors: readonly string[];
  readonly facts: readonly Fact[];
  /** The addresses of table `i` are in `keys{i}`, their facts in `facts{i}`, their names in `names{i}`. */
  readonly tables: readonly { readonly network: Network; readonly form: AddressForm }[];
}

const DAY_MS = 86_400_000;

/** Days since 1970 of a day `YYYY-MM-DD`. */
export function dayNumber(day: string | null): number | null {
  return day === null ? null : Date.parse(day) / DAY_MS;
}

/** The day `YYYY-MM-DD` that is so many days after 1970 began. */
export function dayOfNumber(number: number | null): string | null {
  return number === null ? null : new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** How two runs of bytes of one length stand to each other: below, at, or above zero. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < a.length; i++) {
    const difference = a[i]! - b[i]!;
    if (difference !== 0) return difference;
  }
  return 0;
}
