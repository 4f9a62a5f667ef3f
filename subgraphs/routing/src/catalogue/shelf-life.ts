import type { Figure } from "./catalogue.ts";

const DAY = 86_400_000;

/** Whole days since the figure was compared with its page. */
export function ageDays({ compared }: Pick<Figure, "compared">, now: Date): number {
  return Math.floor((now.getTime() - compared.getTime()) / DAY);
}

/** Whether the figure is past its shelf life. */
export function isStale(figure: Pick<Figure, "compared" | "shelfLifeDays">, now: Date): boolean {
  return ageDays(figure, now) > figure.shelfLifeDays;
}

/** How old a figure is, in one line. */
export function describeAge(figure: Figure, now: Date): string {
  const day = figure.compared.toISOString().slice(0, 10);
  return `${figure.of}: ${figure.field} ${figure.value}, last compared on ${day}, ${ageDays(figure, now)} days ago; shelf life ${figure.shelfLifeDays} days`;
}
