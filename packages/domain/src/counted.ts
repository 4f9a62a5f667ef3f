/**
 * A number and the noun that it counts, in English.
 *
 * @example
 * ```ts
 * import { counted } from "@tetron/domain/counted";
 *
 * counted(1, "row"); // "1 row"
 * counted(0, "address", "addresses"); // "0 addresses"
 * ```
 */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
