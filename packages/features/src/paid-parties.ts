import type { BehaviourState } from "./behaviour-state.ts";
import { tallyKey } from "./tally.ts";

type Wallet = BehaviourState["wallet"];
type Path = readonly [flow: keyof Wallet, member: "parties"];

/**
 * Where a {@link BehaviourState}, stored as JSON, has the objects whose members are the parties that the account
 * paid in the network's coin and in tokens, each with how often: two paths within one member of the state, so that
 * a query need unpack only that. The members are named by {@link paidPartyKey}.
 */
export const PAID_PARTIES: {
  readonly within: keyof BehaviourState;
  readonly coins: Path;
  readonly tokens: Path;
} = { within: "wallet", coins: ["sent", "parties"], tokens: ["tokensSent", "parties"] };

/** The name of the member that stands for `address`, in its stored form: {@link PAID_PARTY_PREFIX} and the address. */
export function paidPartyKey(address: string): string {
  return tallyKey(address);
}

/** What stands before the address in the name of each member. */
export const PAID_PARTY_PREFIX: string = tallyKey("");
