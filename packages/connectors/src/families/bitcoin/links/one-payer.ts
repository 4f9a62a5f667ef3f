import type { Part, Sides } from "../effects.ts";
import { type ScriptType, scriptTypeOf } from "./script-type.ts";

/** Why a transaction may be of several holders. */
export type Doubt =
  /** A block's reward: nobody pays it. */
  | "no_input"
  /** An input's script has no address. */
  | "no_address"
  /** Inputs of several types, as when two wallets pay for one transaction. */
  | "mixed_types"
  /** More than two are paid: a CoinJoin, or payments of several made together. */
  | "many_outputs"
  /** Two get the same, as in a CoinJoin. */
  | "equal_outputs"
  /** An input that the larger payment did not need, as the payee adds in a PayJoin. */
  | "unneeded_input";

/** What is known of who paid for a transaction. */
export type Payer =
  | { readonly doubt: Doubt }
  | {
      readonly doubt: null;
      /** Whose the inputs are, each address once, in their order. */
      readonly addresses: readonly string[];
      readonly type: ScriptType;
      /** Outputs that can be spent: of several addresses one or two. */
      readonly paid: readonly Part[];
    };

/** Outputs of a payment: whom it is for, and what is left. */
const MAX_PAID = 2;

/**
 * The addresses of one holder who paid for a transaction, where nothing speaks for several. Of a single address there is
 * no doubt; of several each of the shapes in which people pay together is one, whatever it may be besides.
 */
export function onePayer({ inputs, outputs }: Sides): Payer {
  const addresses = new Set(inputs.map(({ address }) => address));
  const paid = outputs.filter(({ value }) => value > 0n);
  const types = new Set([...addresses].map((address) => (address === null ? null : scriptTypeOf(address))));
  const [type] = types;
  if (type === undefined) return { doubt: "no_input" };
  if (types.has(null) || type === null) return { doubt: "no_address" };
  if (types.size > 1) return { doubt: "mixed_types" };
  const payer = { doubt: null, addresses: [...addresses].filter((each) => each !== null), type, paid };
  if (addresses.size === 1) return payer;
  if (paid.length > MAX_PAID) return { doubt: "many_outputs" };
  if (new Set(paid.map(({ value }) => value)).size < paid.length) return { doubt: "equal_outputs" };
  if (paid.length === MAX_PAID && hasUnneeded(inputs, paid)) return { doubt: "unneeded_input" };
  return payer;
}

/**
 * Whether an input could be left out and the rest would still pay the larger output: a wallet that pays alone does not put
 * it in.
 */
function hasUnneeded(inputs: readonly Part[], paid: readonly Part[]): boolean {
  const values = inputs.map(({ value }) => value);
  const least = values.reduce((a, b) => (a < b ? a : b));
  const largest = paid.map(({ value }) => value).reduce((a, b) => (a > b ? a : b));
  return values.reduce((a, b) => a + b, 0n) - least >= largest;
}
