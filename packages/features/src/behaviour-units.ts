const UNITS: readonly (readonly [unit: string, columns: readonly string[]])[] = [
  ["transactions", ["sent_tx", "received_tx", "total_tx", "busiest_day_tx"]],
  ["transactions a day", ["tx_per_active_day"]],
  ["minutes", ["avg_min_between_sent", "avg_min_between_received", "time_span", "minutes_to_first_sent"]],
  ["minutes", ["minutes_sent_after_received", "median_wait", "shortest_wait", "longest_wait"]],
  ["coins", ["min_sent", "max_sent", "avg_sent", "total_sent", "sent_median", "balance", "first_value"]],
  ["coins", ["min_received", "max_received", "avg_received", "total_received", "received_median"]],
  ["wallets", ["unique_sent_to", "unique_received_from"]],
  ["contracts", ["contracts_created"]],
  ["methods", ["methods"]],
  ["days", ["active_days"]],
  ["nats", ["hour_entropy"]],
];

/** The unit of each column of `behaviour/v1` that has one; shares, ratios and flags have none. */
export const UNITS_OF_BEHAVIOUR: ReadonlyMap<string, string> = new Map(
  UNITS.flatMap(([unit, columns]) => columns.map((column) => [column, unit] as const)),
);
