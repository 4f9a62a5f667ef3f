import type { StoredSource } from "@tetron/lake/tables/sources";

const DAY_MS = 86_400_000;
const KINDS = [
  ["sanctions", "sanctions"],
  ["labels", "labels"],
  ["wallets", "histories"],
] as const satisfies readonly (readonly [StoredSource["kind"], string])[];

/**
 * How old the stored data is, one line per kind: the oldest current edition and its age in days.
 *
 * @param sources - Current editions.
 */
export function dataAges(
  sources: readonly Pick<StoredSource, "kind" | "name" | "asOf">[],
  now: Date,
): string[] {
  return KINDS.flatMap(([kind, what]) => {
    const [oldest] = sources
      .filter((each) => each.kind === kind)
      .toSorted((a, b) => a.asOf.getTime() - b.asOf.getTime());
    if (oldest === undefined) return [];
    const days = Math.max(0, Math.floor((now.getTime() - oldest.asOf.getTime()) / DAY_MS));
    return [`${what} as of ${oldest.asOf.toISOString().slice(0, 10)}, ${days} days old (${oldest.name})`];
  });
}
