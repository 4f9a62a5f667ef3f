import type { AccountHistory, AccountTransaction, HistorySees, TokenTransfer } from "@tetron/domain/history";
import type { WalletRef } from "@tetron/domain/wallet";
import { directionsOf, tokenDirectionsOf } from "./direction.ts";
import type { NativeFlow } from "./native.ts";
import { countDistinct, countOne, type Tally } from "./tally.ts";
import { secondsBetween } from "./timing.ts";
import type { TokenFlow } from "./tokens.ts";
import { addValue, emptyValues, type ValueState, valuesOf } from "./value-state.ts";
import { wallet44Of } from "./wallet-44.ts";

/**
 * What `wallet-44/v1` needs of an account's history, as plain JSON that can be stored and continued later.
 * It grows with the account's distinct counterparties and tokens, not with its transactions; kept apart (see `tallies.ts`)
 * with neither.
 */
export interface Wallet44State extends WalletRef {
  /** What the history's source can tell; absent: everything. */
  sees?: HistorySees;
  /** Unix seconds of the first and the last transaction; `null` before the first. */
  firstSeen: number | null;
  lastSeen: number | null;
  sent: FlowState;
  received: FlowState;
  created: ValueState;
  /** Unix seconds of the last token transfer; `null` before the first. */
  lastToken: number | null;
  tokensSent: TokenFlowState;
  tokensReceived: TokenFlowState;
  ownToken: FlowState;
}

interface FlowState {
  values: ValueState;
  waitSeconds: number;
  parties: Tally;
}

interface TokenFlowState extends FlowState {
  tokens: Tally;
  mostOfOneToken: number;
}

/** The state of an account that has done nothing. */
export function emptyState({
  network,
  address,
  sees,
}: WalletRef & Pick<AccountHistory, "sees">): Wallet44State {
  return {
    network,
    address,
    ...(sees && { sees }),
    firstSeen: null,
    lastSeen: null,
    sent: emptyFlow(),
    received: emptyFlow(),
    created: emptyValues(),
    lastToken: null,
    tokensSent: { ...emptyFlow(), tokens: {}, mostOfOneToken: 0 },
    tokensReceived: { ...emptyFlow(), tokens: {}, mostOfOneToken: 0 },
    ownToken: emptyFlow(),
  };
}

/**
 * Adds one transaction in place, in time independent of the length of the history.
 *
 * @returns `state`, for folding.
 * @throws RangeError when the transaction is older than the newest in the state, which stays unchanged
 *   and must be rebuilt from the history.
 */
export function addTransaction(state: Wallet44State, transaction: AccountTransaction): Wallet44State {
  const { timestamp, value, counterparty, createsContract } = transaction;
  const wait = secondsBetween(state.lastSeen ?? timestamp, timestamp);
  for (const direction of directionsOf(transaction, state.address))
    addToFlow(state[direction], value, wait, counterparty ?? "");
  if (createsContract) addValue(state.created, value);
  state.firstSeen ??= timestamp;
  state.lastSeen = timestamp;
  return state;
}

/** Adds one token transfer in place, like {@link addTransaction}; its time order is separate. */
export function addTokenTransfer(state: Wallet44State, transfer: TokenTransfer): Wallet44State {
  const { timestamp, value, counterparty, token } = transfer;
  const wait = secondsBetween(state.lastToken ?? timestamp, timestamp);
  for (const direction of tokenDirectionsOf(transfer, state.address)) {
    const flow = direction === "sent" ? state.tokensSent : state.tokensReceived;
    addToFlow(flow, value, wait, counterparty);
    flow.mostOfOneToken = Math.max(flow.mostOfOneToken, countOne(flow.tokens, token));
  }
  if (token === state.address) addToFlow(state.ownToken, value, wait, counterparty);
  state.lastToken = timestamp;
  return state;
}

/** The 44 numbers at this state, equal to the bit to `wallet44` of the same history. */
export function vectorOf(state: Wallet44State): Float64Array {
  return wallet44Of(
    state,
    {
      sent: flowOf(state.sent),
      received: flowOf(state.received),
      created: valuesOf(state.created),
      spanSeconds: (state.lastSeen ?? 0) - (state.firstSeen ?? 0),
    },
    {
      sent: tokenFlowOf(state.tokensSent),
      received: tokenFlowOf(state.tokensReceived),
      own: flowOf(state.ownToken),
    },
  );
}

function emptyFlow(): FlowState {
  return { values: emptyValues(), waitSeconds: 0, parties: {} };
}

function addToFlow(flow: FlowState, value: bigint, waitSeconds: number, party: string): void {
  addValue(flow.values, value);
  flow.waitSeconds += waitSeconds;
  countOne(flow.parties, party);
}

function flowOf({ values, waitSeconds, parties }: FlowState): NativeFlow {
  return { values: valuesOf(values), waitSeconds, parties: countDistinct(parties) };
}

function tokenFlowOf(flow: TokenFlowState): TokenFlow {
  return { ...flowOf(flow), tokens: countDistinct(flow.tokens), mostOfOneToken: flow.mostOfOneToken };
}
