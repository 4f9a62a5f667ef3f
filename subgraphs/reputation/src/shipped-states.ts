import { type WalletRef, walletId } from "@tetron/domain/wallet";
import { emptyReputation, type ReputationState } from "@tetron/models/reputation/state";
import type { ReputationStates } from "@tetron/models/reputation/states-table";

/** The state that ships for a wallet, an empty one when none does. It is shared: nobody may change it. */
export type ShippedStates = (wallet: WalletRef) => Readonly<ReputationState>;

/** The states of a table, each read from its bytes once. */
export function shippedStates(table: ReputationStates): ShippedStates {
  const read = new Map<string, ReputationState>();
  const empty = emptyReputation();
  return (wallet) => {
    const id = walletId(wallet);
    const state = read.get(id) ?? table.of(wallet);
    if (state !== undefined) read.set(id, state);
    return state ?? empty;
  };
}
