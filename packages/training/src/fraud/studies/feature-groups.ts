/** The columns of `behaviour/v1` by subject: each is in one group. */
export const BEHAVIOUR_GROUPS: Readonly<Record<string, readonly string[]>> = {
  "numbers of transactions": ["sent_tx", "received_tx", "total_tx", "sent_share"],
  counterparties: [
    ...["unique_sent_to", "unique_received_from"],
    ...["sent_party_ratio", "sent_top_party_share", "received_party_ratio", "received_top_party_share"],
  ],
  "amounts received": [
    ...["min_received", "max_received", "avg_received", "total_received"],
    ...["received_median", "received_spread", "received_zero_share", "received_round_share"],
  ],
  "amounts sent": [
    ...["min_sent", "max_sent", "avg_sent", "total_sent"],
    ...["sent_median", "sent_spread", "sent_zero_share", "sent_round_share"],
  ],
  "balance and forwarding": [
    ...["balance", "drained", "minutes_to_first_sent", "minutes_sent_after_received"],
    ...["first_is_sent", "first_value", "sent_soon_share"],
  ],
  timing: [
    ...["avg_min_between_sent", "avg_min_between_received", "time_span"],
    ...["median_wait", "shortest_wait", "longest_wait", "hour_entropy"],
    ...["active_days", "tx_per_active_day", "busiest_day_tx", "busiest_day_share"],
  ],
  "contracts and failures": ["contracts_created", "failed_share", "call_share", "methods"],
};

/** The columns of track H by subject: each is in one group. */
export const TRACK_H_GROUPS: Readonly<Record<string, readonly string[]>> = {
  "numbers of transactions": [
    ...["Sent tnx", "Received Tnx", "Number of Created Contracts"],
    "total transactions (including tnx to create contract",
  ],
  counterparties: ["Unique Received From Addresses", "Unique Sent To Addresses"],
  "amounts received": [
    "min value received",
    "max value received",
    "avg val received",
    "total ether received",
  ],
  "amounts sent": ["min val sent", "max val sent", "avg val sent", "total Ether sent"],
  "sent to contracts": [
    ...["min value sent to contract", "max val sent to contract", "avg value sent to contract"],
    "total ether sent contracts",
  ],
  balance: ["total ether balance"],
  timing: [
    ...["Avg min between sent tnx", "Avg min between received tnx"],
    "Time Diff between first and last (Mins)",
  ],
  "tokens sent": [
    ...["ERC20 total ether sent", "ERC20 total Ether sent contract", "ERC20 uniq sent addr"],
    ...["ERC20 uniq sent addr.1", "ERC20 min val sent", "ERC20 max val sent", "ERC20 avg val sent"],
    "ERC20 uniq sent token name",
  ],
};

/**
 * The positions of all columns but those of a group.
 *
 * @throws RangeError when the group has a column that is not there.
 */
export function columnsWithout(columns: readonly string[], group: readonly string[]): number[] {
  const missing = group.filter((name) => !columns.includes(name));
  if (missing.length > 0) throw new RangeError(`There is no column ${missing.join(", ")}.`);
  return [...columns.keys()].filter((i) => !group.includes(columns[i]!));
}
