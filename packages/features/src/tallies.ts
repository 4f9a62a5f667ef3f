import type { BehaviourState } from "./behaviour-state.ts";
import { apartOf, countKeys, keysOf, type Tally, tallyKey } from "./tally.ts";

/** The tallies of a state, which alone grow with the account's history. */
export const TALLIES = [
  ...["sent", "received", "tokens_sent", "tokens_received", "own_token"],
  ...["sent_tokens", "received_tokens", "methods"],
] as const;
/** Name of a tally: by whom it counts, tokens or methods. */
export type TallyName = (typeof TALLIES)[number];

/** How often a key occurred in a tally of an account. */
export interface TallyCount {
  readonly tally: TallyName;
  readonly key: string;
  readonly count: number;
}

/** Whether the keys of a state's tallies are kept elsewhere. */
export function isApart(state: BehaviourState): boolean {
  return state.wallet.sent.parties.apart !== undefined;
}

/** Number of keys in all tallies of a state. */
export function countTallied(state: BehaviourState): number {
  return talliesOf(state).reduce((sum, [, tally]) => sum + countKeys(tally), 0);
}

/** The keys in all tallies of a state, each with its count. */
export function tallied(state: BehaviourState): TallyCount[] {
  return talliesOf(state).flatMap(([name, tally]) =>
    keysOf(tally).map(([key, count]) => ({ tally: name, key, count })),
  );
}

/**
 * Takes the keys out of all tallies of a state, in place, so that its size does not depend on the history. They are to be kept
 * elsewhere: before an entry is added, {@link putBack} has to put those back that it counts.
 */
export function keepApart(state: BehaviourState): void {
  const { wallet, conduct } = state;
  const { sent, received, tokensSent, tokensReceived, ownToken } = wallet;
  for (const flow of [sent, received, tokensSent, tokensReceived, ownToken])
    flow.parties = apartOf(flow.parties);
  for (const flow of [tokensSent, tokensReceived]) flow.tokens = apartOf(flow.tokens);
  conduct.methods = apartOf(conduct.methods);
}

/** Puts keys back into the tallies of a state, in place; a count of 0 is that of a key that never occurred. */
export function putBack(state: BehaviourState, counts: readonly TallyCount[]): void {
  const tallies = Object.fromEntries(talliesOf(state)) as Record<TallyName, Tally>;
  for (const { tally, key, count } of counts) if (count > 0) tallies[tally][tallyKey(key)] = count;
}

function talliesOf({ wallet, conduct }: BehaviourState): [TallyName, Tally][] {
  const { sent, received, tokensSent, tokensReceived, ownToken } = wallet;
  return [
    ["sent", sent.parties],
    ["received", received.parties],
    ["tokens_sent", tokensSent.parties],
    ["tokens_received", tokensReceived.parties],
    ["own_token", ownToken.parties],
    ["sent_tokens", tokensSent.tokens],
    ["received_tokens", tokensReceived.tokens],
    ["methods", conduct.methods],
  ];
}
