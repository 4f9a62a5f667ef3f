import type { Network } from "@tetron/domain/network";
import type { PendingPayment, PendingTransaction } from "../../../follow/mempool-source.ts";
import type { RawPending } from "./raw.ts";

/** `transfer(address,uint256)` and `transferFrom(address,address,uint256)`. */
export const TRANSFER = "0xa9059cbb";
export const TRANSFER_FROM = "0x23b872dd";
/** `0x`, four bytes of a selector, and words of 32 bytes. */
const WORD_DIGITS = 64;
const FIRST_WORD = 10;
const ADDRESS_DIGITS = 40;

/** A pending transaction by its slot and what it would pay: coins, or a token by its contract's own two functions. */
export function pendingTransaction(network: Network, raw: RawPending): PendingTransaction {
  const { hash, from, nonce } = raw;
  return { network, hash, slots: [slotOf(from, nonce)], payments: paymentsOf(raw) };
}

/** An account sends one transaction with each number. */
function slotOf(from: string, nonce: number): string {
  return `${from}:${nonce}`;
}

/** The account and the number of a slot. */
export function readSlot(slot: string): { readonly from: string; readonly nonce: number } {
  const [from = "", nonce = ""] = slot.split(":");
  return { from, nonce: Number(nonce) };
}

function paymentsOf({ from, to, value, input }: RawPending): PendingPayment[] {
  if (to == null) return [];
  const coins = value > 0n ? [{ from, to, contract: null, units: value }] : [];
  const token = tokenPayment(from, to, input);
  return [...coins, ...(token === undefined ? [] : [token])];
}

function tokenPayment(sender: string, contract: string, input: string): PendingPayment | undefined {
  const selector = input.slice(0, FIRST_WORD).toLowerCase();
  const sides = selector === TRANSFER ? 1 : selector === TRANSFER_FROM ? 2 : 0;
  if (sides === 0 || input.length < FIRST_WORD + (sides + 1) * WORD_DIGITS) return undefined;
  const word = (at: number) =>
    input.slice(FIRST_WORD + at * WORD_DIGITS, FIRST_WORD + (at + 1) * WORD_DIGITS).toLowerCase();
  const addressAt = (at: number) => `0x${word(at).slice(WORD_DIGITS - ADDRESS_DIGITS)}`;
  const units = BigInt(`0x${word(sides)}`);
  if (units === 0n) return undefined;
  return { from: sides === 2 ? addressAt(0) : sender, to: addressAt(sides - 1), contract, units };
}
