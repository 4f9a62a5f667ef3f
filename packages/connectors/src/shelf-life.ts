import { counted } from "@tetron/domain/counted";
import { DAY_MS } from "@tetron/domain/durations";
import { ageMs, isStale } from "@tetron/domain/shelf-life";

/** When a shipped number was last compared with its page, and for how many days after it counts as current. */
export interface Dated {
  readonly compared: Date;
  readonly shelfLifeDays: number;
}

/** Whole days since the number was compared. */
export function ageDays({ compared }: Pick<Dated, "compared">, now: Date): number {
  return Math.floor(ageMs({ asOf: compared.getTime() }, now.getTime()) / DAY_MS);
}

/** Whether the number is past its shelf life. */
export function isOutdated({ compared, shelfLifeDays }: Dated, now: Date): boolean {
  return isStale({ asOf: compared.getTime(), shelfLifeMs: shelfLifeDays * DAY_MS }, now.getTime());
}

/** `last compared on 2026-03-01, 272 days ago; shelf life 180 days` */
export function describeAge(dated: Dated, now: Date): string {
  const day = dated.compared.toISOString().slice(0, 10);
  return `last compared on ${day}, ${counted(ageDays(dated, now), "day")} ago; shelf life ${counted(dated.shelfLifeDays, "day")}`;
}
