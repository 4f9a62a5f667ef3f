import type { AccountTransaction } from "@tetron/domain/history";
import { expect, test } from "vitest";
import { paymentPatterns } from "./payment-patterns.ts";

const OWN = "0x00000000000000000000000000000000000000aa";
const DAY = 86_400;

function paid(
  timestamp: number,
  counterparty: string,
  change: Partial<AccountTransaction> = {},
): AccountTransaction {
  return {
    ...{ timestamp, counterparty, direction: "sent", value: 10n ** 18n },
    ...{ createsContract: false, failed: false, methodId: null, hash: null },
    ...change,
  };
}

function patternsOf(transactions: readonly AccountTransaction[], ages: readonly number[] = [3]) {
  return paymentPatterns({ network: "ethereum", address: OWN, transactions, tokenTransfers: [] }, ages);
}

const habit = [0, 1, 2, 3, 4].map((day) => paid(day * DAY, "0x01"));

test("a payment's features use only what came before it", () => {
  const patterns = patternsOf([
    ...habit,
    paid(9 * DAY, "0x02", { value: 5n * 10n ** 18n }),
    paid(10 * DAY, "0x02"),
  ]);

  expect(patterns).toEqual([
    { age: 3, signs: ["AMOUNT_FAR_ABOVE_HISTORY", "NEW_RECIPIENT"], share: 0.5 },
    { age: 3, signs: ["AMOUNT_WITHIN_HISTORY", "KNOWN_RECIPIENT"], share: 0.5 },
  ]);
});

test("a payment belongs to the greatest age that the account had reached", () => {
  const patterns = patternsOf([...habit, paid(9 * DAY, "0x01"), paid(10 * DAY, "0x01")], [3, 6]);

  expect(patterns.map(({ age }) => age)).toEqual([3, 6]);
});

test("many payments within one hour are a burst", () => {
  const rush = Array.from({ length: 7 }, (_, i) => paid(20 * DAY + i * 60, "0x01"));

  const signs = patternsOf([...habit, ...rush]).flatMap((pattern) => pattern.signs);

  expect(signs).toContain("PAYMENT_BURST");
});

test("calls without value, creations and payments to oneself are no payments", () => {
  const none = [
    paid(9 * DAY, "0x02", { value: 0n }),
    paid(9 * DAY, OWN),
    { ...paid(9 * DAY, ""), counterparty: null, createsContract: true },
    paid(9 * DAY, "0x02", { direction: "received" }),
  ];

  expect(patternsOf([...habit, ...none])).toEqual([]);
});
