import type { BehaviourState } from "./behaviour-state.ts";
import type { TallyName } from "./tallies.ts";
import { type Tally, tallyKey } from "./tally.ts";

type Wallet = BehaviourState["wallet"];
type Path = readonly [flow: keyof Wallet, member: "parties"];

/**
 * Paths in a {@link BehaviourState}, stored as JSON, to the objects that count the account's payments by
 * counterparty: one for the network's coin, one for tokens. Both are within one member of the state, so that
 * a query unpacks only that member. {@link paidPartyKey} gives the keys.
 */
export const PAID_PARTIES: {
  readonly within: keyof BehaviourState;
  readonly coins: Path;
  readonly tokens: Path;
} = { within: "wallet", coins: ["sent", "parties"], tokens: ["tokensSent", "parties"] };

/** The tallies that have them when they are kept apart, by name: see `tallies.ts`. */
export const PAID_TALLIES: { readonly [In in "coins" | "tokens"]: TallyName } = {
  coins: "sent",
  tokens: "tokens_sent",
};

/** The member of such an object that says that its keys are kept apart. */
export const PARTIES_APART = "apart" satisfies keyof Tally;

/** The key of `address`, in stored form: {@link PAID_PARTY_PREFIX} and the address. */
export function paidPartyKey(address: string): string {
  return tallyKey(address);
}

/** Prefix of each key. */
export const PAID_PARTY_PREFIX: string = tallyKey("");
