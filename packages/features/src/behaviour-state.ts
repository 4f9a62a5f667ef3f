import { nativeAsset } from "@tetron/domain/asset";
import type { AccountTransaction, TokenTransfer } from "@tetron/domain/history";
import type { WalletRef } from "@tetron/domain/wallet";
import { type AmountState, addAmount, amountsOf, emptyAmounts } from "./behaviour/amounts.ts";
import { companyOf } from "./behaviour/company.ts";
import { addConduct, type ConductState, conductOf, emptyConduct } from "./behaviour/conduct.ts";
import { addPassage, emptyPassage, type PassageState } from "./behaviour/passage.ts";
import { addMoment, emptyRhythm, type RhythmState, rhythmOf } from "./behaviour/rhythm.ts";
import { behaviourOf } from "./behaviour.ts";
import { directionsOf } from "./direction.ts";
import { addSent, SENT_LATELY } from "./sent-lately.ts";
import { secondsBetween } from "./timing.ts";
import {
  addTokenTransfer,
  addTransaction,
  emptyState,
  vectorOf,
  type Wallet44State,
} from "./wallet-44-state.ts";

/**
 * All that both feature sets need to know of an account's past, as plain JSON: from it come the 44
 * numbers (`vectorOf(state.wallet)`) and the behaviour ({@link behaviourFrom}).
 */
export interface BehaviourState {
  wallet: Wallet44State;
  conduct: ConductState;
  sent: AmountState;
  received: AmountState;
  passage: PassageState;
  rhythm: RhythmState;
  /** See {@link addSent}; absent in states from before it was kept. */
  [SENT_LATELY]?: number[];
}

/** The state of an account that has done nothing. */
export function emptyBehaviour(wallet: WalletRef): BehaviourState {
  return {
    wallet: emptyState(wallet),
    conduct: emptyConduct(),
    sent: emptyAmounts(),
    received: emptyAmounts(),
    passage: emptyPassage(),
    rhythm: emptyRhythm(),
    [SENT_LATELY]: [],
  };
}

/**
 * Takes one more transaction in, in place.
 *
 * @returns `state`, for folding.
 * @throws RangeError when the transaction is older than one that is already in; the state is unchanged.
 */
export function observeTransaction(state: BehaviourState, transaction: AccountTransaction): BehaviourState {
  const { wallet, conduct, passage, rhythm } = state;
  const { timestamp, value } = transaction;
  const { decimals } = nativeAsset(wallet.network);
  const waitSeconds = secondsBetween(wallet.lastSeen ?? timestamp, timestamp);
  addTransaction(wallet, transaction);
  addConduct(conduct, transaction);
  addPassage(passage, transaction, { address: wallet.address, waitSeconds });
  addMoment(rhythm, timestamp, waitSeconds);
  state[SENT_LATELY] ??= [];
  addSent(state[SENT_LATELY], transaction);
  for (const way of directionsOf(transaction, wallet.address)) addAmount(state[way], value, decimals);
  return state;
}

/** Takes one more token transfer in, in place; as {@link observeTransaction}, on a time line of its own. */
export function observeTokenTransfer(state: BehaviourState, transfer: TokenTransfer): BehaviourState {
  addTokenTransfer(state.wallet, transfer);
  return state;
}

/** The behaviour as of the state: equal to the bit to `behaviour` of the same history. */
export function behaviourFrom(state: BehaviourState): Float64Array {
  const { wallet } = state;
  return behaviourOf(wallet.network, vectorOf(wallet), {
    conduct: conductOf(state.conduct),
    amounts: { sent: amountsOf(state.sent), received: amountsOf(state.received) },
    company: { sent: companyOf(wallet.sent.parties), received: companyOf(wallet.received.parties) },
    passage: state.passage,
    rhythm: rhythmOf(state.rhythm),
  });
}
