import type { AccountHistory } from "@tetron/domain/history";
import type { Owner } from "@tetron/domain/owner";
import { labelsThatHold } from "@tetron/labels/labels-that-hold";
import { findLabelsOfKey } from "@tetron/lake/labels";
import { findSanctions } from "@tetron/lake/sanctions";
import { type Knowledge, STRANGER } from "@tetron/models/reputation/evidence";
import type { KnowledgeSource } from "@tetron/models/reputation/history";
import { knowledgeOfParty } from "@tetron/models/reputation/knowledge";
import type { ReputationDeps } from "./deps.ts";

/** Counterparties that are looked up by one query. */
const MAX_PAGE_PARTIES = 1_000;

/** What these owners' lists say now about all counterparties of an account. */
export async function knownParties(
  { lake, artifacts }: ReputationDeps,
  owners: readonly Owner[],
  history: AccountHistory,
): Promise<KnowledgeSource> {
  const { network, transactions, tokenTransfers } = history;
  const parties = new Set<string>();
  for (const { counterparty } of [...transactions, ...tokenTransfers])
    if (counterparty !== null) parties.add(counterparty);
  const addresses = [...parties];
  const known = new Map<string, Knowledge>();
  for (let start = 0; start < addresses.length; start += MAX_PAGE_PARTIES) {
    const page = addresses
      .slice(start, start + MAX_PAGE_PARTIES)
      .map((party) => ({ network, address: party }));
    const [labels, sanctions] = await Promise.all([
      findLabelsOfKey(lake, owners, page),
      findSanctions(lake.db, owners, page),
    ]);
    for (const [i, { address: party }] of page.entries()) {
      const holding = labelsThatHold(artifacts.taxonomy, network, labels[i]!);
      const listed = { labels: holding, sanctions: sanctions[i]! };
      known.set(party, knowledgeOfParty(artifacts, history, party, listed));
    }
  }
  return (party) => known.get(party) ?? STRANGER;
}
