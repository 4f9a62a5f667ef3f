import type { WalletRef } from "@tetron/domain/wallet";
import type { Database } from "@tetron/lake/database";
import type { ReputationArtifacts } from "@tetron/models/reputation/artifacts";
import type { OutcomeKind } from "@tetron/models/reputation/evidence";
import type { ReputationState } from "@tetron/models/reputation/state";
import type { Payment } from "./payment.ts";
import { type PaymentFacts, prepareFacts } from "./payment-facts.ts";
import { reputationBasis } from "./reputation-basis.ts";
import type { Eyes, ListRow, SideRow, Sides, Sources } from "./sources.ts";

/** The lake as the sources of a score. It is asked once for each payment, whoever of them asks first. */
export function lakeSources(db: Database, reputation: ReputationArtifacts): Sources {
  const findFacts = prepareFacts(db);
  const asked = new WeakMap<Payment, Promise<PaymentFacts>>();
  const facts = (payment: Payment, eyes: Eyes): Promise<PaymentFacts> => {
    const answer = asked.get(payment) ?? findFacts(payment, eyes);
    asked.set(payment, answer);
    return answer;
  };
  return {
    async wallets(payment, eyes) {
      const { wallets } = await facts(payment, eyes);
      return eachSide(payment, ({ address }) => walletOf(wallets.find((row) => row.address === address)));
    },
    async labels(payment, eyes) {
      const { labels } = await facts(payment, eyes);
      return eachSide(payment, (wallet) =>
        labels
          .filter(isOf(wallet))
          .map(({ label, name, source: list, version }) => ({ label, name, list, version }))
          .sort((a, b) => compare(`${a.list} ${a.label}`, `${b.list} ${b.label}`)),
      );
    },
    async sanctions(payment, eyes) {
      const { sanctions } = await facts(payment, eyes);
      return eachSide(payment, (wallet) =>
        sanctions.filter(isOf(wallet)).map(({ source: list, version }) => ({ list, version })),
      );
    },
    async reputations(payment, eyes) {
      const { states, outcomes } = await facts(payment, eyes);
      return eachSide(payment, (wallet) => {
        const held = states.find(isOf(wallet));
        const reports = outcomes.filter(isOf(wallet)).map(reportOf);
        const state = held && { state: held.state as ReputationState, updatedAt: new Date(held.updatedAt) };
        return reputationBasis(reputation, wallet, { held: state, reports }, eyes.at);
      });
    },
    async senderPast(payment, eyes) {
      const { paidBefore, askedLastHour } = await facts(payment, eyes);
      return { paidBefore, askedLastHour };
    },
    async lists(payment, eyes) {
      const { lists } = await facts(payment, eyes);
      return lists.map((list) => ({
        ...list,
        kind: list.kind as ListRow["kind"],
        asOf: new Date(list.asOf),
      }));
    },
  };
}

function eachSide<Value>({ from, to }: Payment, find: (wallet: WalletRef) => Value): Sides<Value> {
  return { from: find(from), to: find(to) };
}

function isOf({ address }: WalletRef): (row: { readonly address: string }) => boolean {
  return (row) => row.address === address;
}

function walletOf(row: PaymentFacts["wallets"][number] | undefined): SideRow | undefined {
  return (
    row && {
      ...row,
      behaviour: row.behaviour?.map(Number) ?? null,
      wallet44: row.wallet44?.map(Number) ?? null,
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
