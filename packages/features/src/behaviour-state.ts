import { nativeAsset } from "@tetron/domain/asset";
import type { AccountHistory, AccountTransaction, TokenTransfer } from "@tetron/domain/history";
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
 * What both feature sets need of an account's history, as plain JSON: read the 44 numbers with
 * `vectorOf(state.wallet)`, the behaviour with {@link behaviourFrom}.
 */
export interface BehaviourState {
  wallet: Wallet44State;
  conduct: ConductState;
  sent: AmountState;
  received: AmountState;
  passage: PassageState;
  rhythm: RhythmState;
  /** See {@link addSent}; absent in older states. */
  [SENT_LATELY]?: number[];
}

/** The state of an account that has done nothing. */
export function emptyBehaviour(wallet: WalletRef & Pick<AccountHistory, "sees">): BehaviourState {
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
 * Adds one transaction in place.
 *
 * @returns `state`, for folding.
 * @throws RangeError when the transaction is older than the newest in the state, which stays unchanged.
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

/** Adds one token transfer in place, like {@link observeTransaction}; its time order is separate. */
export function observeTokenTransfer(state: BehaviourState, transfer: TokenTransfer): BehaviourState {
  addTokenTransfer(state.wallet, transfer);
  return state;
}

/**
 * The behaviour at this state, equal to the bit to `behaviour` of the same history.
 *
 * @param vector44 - The 44 numbers at this state, where they are known.
 */
export function behaviourFrom(
  state: BehaviourState,
  vector44: Float64Array = vectorOf(state.wallet),
): Float64Array {
  const { wallet } = state;
  return behaviourOf(wallet, vector44, {
    conduct: conductOf(state.conduct),
    amounts: { sent: amountsOf(state.sent), received: amountsOf(state.received) },
    company: { sent: companyOf(wallet.sent.parties), received: companyOf(wallet.received.parties) },
    passage: state.passage,
    rhythm: rhythmOf(state.rhythm),
  });
}
