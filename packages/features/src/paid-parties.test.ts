import type { TokenTransfer } from "@tetron/domain/history";
import { expect, test } from "vitest";
import { emptyBehaviour, observeTokenTransfer, observeTransaction } from "./behaviour-state.ts";
import { PAID_PARTIES, PAID_PARTY_PREFIX, paidPartyKey } from "./paid-parties.ts";
import { aTransaction } from "./testing.ts";

const PAYER = "0x00000000000000000000000000000000000000a1";
const PAID = "0x00000000000000000000000000000000000000b2";

const TOKEN: TokenTransfer = {
  ...{ timestamp: 1_700_000_000, direction: "sent", counterparty: PAID, value: 5n },
  ...{ token: "0x00000000000000000000000000000000000000c3", symbol: "T", decimals: 6, hash: null },
};

/** Whether the state, after a round trip through JSON, records a payment to `address`. */
function hasPaid(state: object, address: string): boolean {
  const within = JSON.parse(JSON.stringify(state))[PAID_PARTIES.within];
  return [PAID_PARTIES.coins, PAID_PARTIES.tokens].some(([flow, member]) =>
    Object.hasOwn(within[flow][member], paidPartyKey(address)),
  );
}

const state = () => emptyBehaviour({ network: "ethereum", address: PAYER });

test("who was paid in the coin or in a token is found where a query looks", () => {
  const inCoin = observeTransaction(state(), aTransaction({ direction: "sent", counterparty: PAID }));
  const inToken = observeTokenTransfer(state(), TOKEN);
  expect([hasPaid(inCoin, PAID), hasPaid(inToken, PAID)]).toEqual([true, true]);
});

test("the address is what follows the prefix", () => {
  expect(paidPartyKey(PAID).slice(PAID_PARTY_PREFIX.length)).toBe(PAID);
});

test("who paid the account, and who never met it, was not paid", () => {
  const received = observeTransaction(state(), aTransaction({ direction: "received", counterparty: PAID }));
  expect([hasPaid(received, PAID), hasPaid(state(), PAID)]).toEqual([false, false]);
});

test("no name that objects have of their own is taken for a party", () => {
  expect(["__proto__", "constructor", "toString"].map((name) => hasPaid(state(), name))).toEqual([
    false,
    false,
    false,
  ]);
});
