import { counted } from "@tetron/domain/counted";
import { DAY_MS } from "@tetron/domain/durations";
import { withPublishersDay } from "@tetron/domain/publishers-day";
import { ageMs, isStale, mostOverdue } from "@tetron/domain/shelf-life";
import { listAge, type ShelfLives } from "@tetron/domain/shelf-lives";
import type { StoredSource } from "@tetron/lake/tables/sources";

const KINDS = [
  ["sanctions", "sanctions"],
  ["labels", "labels"],
  ["wallets", "histories"],
] as const satisfies readonly (readonly [StoredSource["kind"], string])[];

/**
 * How old the stored data is, one line per kind: the current edition that is oldest by its own shelf life.
 *
 * @param sources - Current editions.
 * @param shelfLives - Those that scores are made with.
 */
export function dataAges(
  sources: readonly Pick<StoredSource, "kind" | "name" | "network" | "asOf">[],
  shelfLives: ShelfLives,
  now: Date,
): string[] {
  const at = now.getTime();
  return KINDS.flatMap(([kind, what]) => {
    const editions = withPublishersDay(sources.filter((each) => each.kind === kind));
    const oldest = mostOverdue(
      editions.map((each) => ({ name: each.name, ...listAge(shelfLives, each) })),
      at,
    );
    if (oldest === undefined) return [];
    const day = new Date(oldest.asOf).toISOString().slice(0, 10);
    const days = (ms: number) => counted(Math.floor(ms / DAY_MS), "day");
    const state = isStale(oldest, at) ? "stale" : "current";
    return [
      `${what} as of ${day}, ${days(ageMs(oldest, at))} old (${oldest.name}): ${state}, shelf life ${days(oldest.shelfLifeMs)}`,
    ];
  });
}
