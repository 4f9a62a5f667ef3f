import type { Part, Sides } from "../effects.ts";
import type { Payer } from "./one-payer.ts";
import { scriptTypeOf } from "./script-type.ts";

/** Satoshi that an amount chosen by a person is a multiple of; by chance one of 100,000 is. */
const ROUND = 100_000n;
/** Satoshi: what is left after a fee is a multiple of it by chance only. */
const ODD = 1_000n;

/**
 * The address that got what was left of a payment: of two the one that is of the inputs' type and whose amount nobody
 * chose, while the other's is a round one. When what was put in is round itself, what is left can be round and what is
 * paid odd (a fee that the payee bears), so nothing is said. Neither is where an input's address is paid again.
 *
 * @returns `null` when it cannot be told.
 */
export function changeOf({ inputs }: Pick<Sides, "inputs">, payer: Payer): string | null {
  if (payer.doubt !== null || payer.paid.length !== 2) return null;
  if (isMultiple(sumOf(inputs), ODD)) return null;
  const { addresses, type, paid } = payer;
  const [rest, chosen] = [paid.filter(({ value }) => !isMultiple(value, ROUND)), paid.filter(isRound)];
  const [change, payment] = [rest[0], chosen[0]];
  if (change === undefined || payment === undefined || isMultiple(change.value, ODD)) return null;
  if (change.address === null || payment.address === null || change.address === payment.address) return null;
  if (addresses.includes(change.address) || addresses.includes(payment.address)) return null;
  return scriptTypeOf(change.address) === type ? change.address : null;
}

function isRound({ value }: Part): boolean {
  return isMultiple(value, ROUND);
}

function isMultiple(value: bigint, of: bigint): boolean {
  return value % of === 0n;
}

function sumOf(parts: readonly Part[]): bigint {
  return parts.reduce((sum, { value }) => sum + value, 0n);
}
