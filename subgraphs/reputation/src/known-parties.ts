import type { AccountHistory } from "@tetron/domain/history";
import type { Network } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import { labelsThatHold } from "@tetron/labels/labels-that-hold";
import { findLabelsOfKey } from "@tetron/lake/labels";
import { findSanctions } from "@tetron/lake/sanctions";
import { STRANGER } from "@tetron/models/reputation/evidence";
import type { KnowledgeSource } from "@tetron/models/reputation/history";
import { knowledgeOfParty, type ListedParty } from "@tetron/models/reputation/knowledge";
import type { ReputationDeps } from "./deps.ts";

/** Counterparties that are looked up by one query. */
const MAX_PAGE_PARTIES = 1_000;

/** What accounts did with others. */
type Dealings = Pick<AccountHistory, "transactions" | "tokenTransfers">;

/** What these owners' lists say now about all counterparties of accounts of a network, as each account sees them. */
export async function knownParties(
  { lake, artifacts }: ReputationDeps,
  owners: readonly Owner[],
  { network, dealings }: { readonly network: Network; readonly dealings: readonly Dealings[] },
): Promise<(wallet: WalletRef) => KnowledgeSource> {
  const parties = new Set<string>();
  for (const { transactions, tokenTransfers } of dealings)
    for (const list of [transactions, tokenTransfers])
      for (const { counterparty } of list) if (counterparty !== null) parties.add(counterparty);
  const addresses = [...parties];
  const listed = new Map<string, ListedParty>();
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
      listed.set(party, { labels: holding, sanctions: sanctions[i]! });
    }
  }
  return (wallet) => (party) => {
    const of = listed.get(party);
    return of === undefined ? STRANGER : knowledgeOfParty(artifacts, wallet, party, of);
  };
}
