import type { AccountHistory } from "@tetron/domain/history";
import { isCall } from "./behaviour/conduct.ts";
import { directionsOf, tokenDirectionsOf } from "./direction.ts";
import type { TallyCount, TallyName } from "./tallies.ts";

/**
 * How often entries have each key: what the tallies of a state count that has nothing else. Counting them in such a state would
 * compute everything else of it, too.
 */
export function tallyCounts({
  address,
  transactions,
  tokenTransfers,
}: Pick<AccountHistory, "address" | "transactions" | "tokenTransfers">): TallyCount[] {
  const counts = new Map<TallyName, Map<string, number>>();
  const count = (tally: TallyName, key: string) => {
    const keys = counts.get(tally);
    if (keys === undefined) counts.set(tally, new Map([[key, 1]]));
    else keys.set(key, (keys.get(key) ?? 0) + 1);
  };
  for (const transaction of transactions) {
    for (const way of directionsOf(transaction, address)) count(way, transaction.counterparty ?? "");
    if (isCall(transaction)) count("methods", transaction.methodId!);
  }
  for (const transfer of tokenTransfers) {
    for (const way of tokenDirectionsOf(transfer, address)) {
      count(`tokens_${way}`, transfer.counterparty);
      count(`${way}_tokens`, transfer.token);
    }
    if (transfer.token === address) count("own_token", transfer.counterparty);
  }
  return [...counts].flatMap(([tally, keys]) => Array.from(keys, ([key, n]) => ({ tally, key, count: n })));
}
