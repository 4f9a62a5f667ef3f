import { NETWORKS } from "@tetron/domain/network";
import { visibleTo } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import type { Lake } from "@tetron/lake/lake";
import { preferredState } from "@tetron/lake/reputation-states";
import { shippedLabels } from "@tetron/lake/shipped-labels";
import { preferredWallet } from "@tetron/lake/wallets";
import type { ReputationArtifacts } from "@tetron/models/reputation/artifacts";
import type { OutcomeKind } from "@tetron/models/reputation/evidence";
import { type PaymentFacts, prepareFacts } from "./payment-facts.ts";
import { reputationBasis } from "./reputation-basis.ts";
import type { Eyes, ListRow, Parties, SideRow, Sides, Sources } from "./source.ts";

/** The lake as the sources of a score. It is asked once for each payment, whoever of them asks first. */
export function lakeSources(
  { db, shipped }: Pick<Lake, "db" | "shipped">,
  reputation: ReputationArtifacts,
): Sources {
  const findFacts = prepareFacts(db);
  const asked = new WeakMap<Parties, Promise<PaymentFacts>>();
  const facts = (parties: Parties, eyes: Eyes): Promise<PaymentFacts> => {
    const answer = asked.get(parties) ?? findFacts(parties, eyes);
    asked.set(parties, answer);
    return answer;
  };
  return {
    async wallets(parties, eyes) {
      const { wallets } = await facts(parties, eyes);
      return eachSide(parties, (wallet) => walletOf(wallets.filter(isOf(wallet))));
    },
    async labels(parties, eyes) {
      const { labels } = await facts(parties, eyes);
      const owners = visibleTo(eyes.tenant);
      return eachSide(parties, (wallet) =>
        [...shippedLabels(shipped, owners, wallet), ...labels.filter(isOf(wallet))]
          .map(({ label, name, source: list, version }) => ({ label, name, list, version }))
          .sort((a, b) => compare(`${a.list} ${a.label}`, `${b.list} ${b.label}`)),
      );
    },
    async sanctions(parties, eyes) {
      const { sanctions } = await facts(parties, eyes);
      return eachSide(parties, (wallet) =>
        sanctions.filter(isOfKey(wallet)).map(({ source: list, version }) => ({ list, version })),
      );
    },
    async reputations(parties, eyes) {
      const { states, outcomes } = await facts(parties, eyes);
      return eachSide(parties, (wallet) => {
        const held = preferredState(states.filter(isOf(wallet)));
        const reports = outcomes.filter(isOf(wallet)).map(reportOf);
        const stored = held && { state: held.state, updatedAt: new Date(held.updatedAt) };
        return reputationBasis(reputation, wallet, { stored, reports }, eyes.at);
      });
    },
    async senderPast(parties, eyes) {
      const { paidBefore, sameFace, askedLastHour } = await facts(parties, eyes);
      // What a sender's history tells of an address is about the sender's own network.
      const sameNetwork = parties.from.network === parties.to.network;
      return {
        paidBefore: sameNetwork ? paidBefore : null,
        sameFace: sameNetwork ? sameFace : [],
        askedLastHour,
      };
    },
    async lists(parties, eyes) {
      const { lists } = await facts(parties, eyes);
      return lists.map((list) => ({
        ...list,
        kind: list.kind as ListRow["kind"],
        asOf: new Date(list.asOf),
      }));
    },
  };
}

function eachSide<Value>({ from, to }: Parties, find: (wallet: WalletRef) => Value): Sides<Value> {
  return { from: find(from), to: find(to) };
}

function isOf({ network, address }: WalletRef): (row: WalletRef) => boolean {
  return (row) => row.address === address && row.network === network;
}

/** A listed key is listed on every network of its family. */
function isOfKey({ network, address }: WalletRef): (row: WalletRef) => boolean {
  const { family } = NETWORKS[network];
  return (row) => row.address === address && NETWORKS[row.network].family === family;
}

function walletOf(rows: PaymentFacts["wallets"]): SideRow | undefined {
  const row = preferredWallet(rows, ({ lastSeen }) => (lastSeen === null ? null : new Date(lastSeen)));
  return (
    row && {
      behaviour: row.behaviour?.map(Number) ?? null,
      wallet44: row.wallet44?.map(Number) ?? null,
      referenceLabel: row.referenceLabel,
      source: row.source,
      updatedAt: new Date(row.updatedAt),
    }
  );
}

function reportOf({ kind, occurredAt }: PaymentFacts["outcomes"][number]) {
  return { kind: kind as OutcomeKind, occurredAt: new Date(occurredAt) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
