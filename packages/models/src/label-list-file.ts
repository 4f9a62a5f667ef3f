import { ADDRESS_FORMS, type AddressForm } from "@tetron/domain/address-bytes";
import { DAY_MS } from "@tetron/domain/durations";
import { z } from "zod";
import { ListSource } from "./list-source.ts";
import { NetworkId } from "./network-id.ts";

/** Name and version of the file. */
export const FORMAT = "tetron-label-list/1";

const Count = z.int().min(0);
const MaybeCount = z.nullable(Count);

/** A word, its days and confidence, and the numbers of its publisher and actor. */
const Fact = z
  .tuple([
    /** The word's number. */
    Count,
    /** The first and the last day, since 1970. */
    z.nullable(z.int()),
    z.nullable(z.int()),
    /** The confidence. */
    z.nullable(z.number().min(0).max(1)),
    /** The numbers of the publisher and of the actor. */
    MaybeCount,
    MaybeCount,
  ])
  .readonly();
export type Fact = z.infer<typeof Fact>;

/** Header of the file. */
export const Header = z.object({
  source: ListSource,
  /** Rows of the list that were left out, by reason. */
  leftOut: z.record(z.string(), Count),
  rows: Count,
  words: z.array(z.string()).readonly(),
  publishers: z.array(z.string()).readonly(),
  actors: z.array(z.string()).readonly(),
  facts: z.array(Fact).readonly(),
  /** The addresses of table `i` are in `keys{i}`, their facts in `facts{i}`, their names in `names{i}`. */
  tables: z
    .array(
      z.object({
        network: NetworkId,
        form: z.enum(Object.keys(ADDRESS_FORMS) as AddressForm[]),
      }),
    )
    .readonly(),
});
export type Header = Readonly<z.infer<typeof Header>>;

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
