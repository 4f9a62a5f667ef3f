/** A score of 0-100 with two decimals, as every door but GraphQL shows it. */
export function roundedScore(score: number): number {
  return Math.round(score * 100) / 100 + 0;
}

/** An event's data as streams, `/v1/events` and webhooks show it: its scores with two decimals. */
export function roundedEvent(data: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      name.endsWith("_score") && typeof value === "number" ? roundedScore(value) : value,
    ]),
  );
}
