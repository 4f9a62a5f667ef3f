import type { AccountTransaction } from "@tetron/domain/history";
import { expect, test } from "vitest";
import { monthlyParties, paysMonthly } from "./regular-payments.ts";

function paid(counterparty: string, months: readonly number[], value = 1n): AccountTransaction[] {
  return months.map((month) => ({
    ...{ timestamp: Date.UTC(2017, month, 1) / 1_000, direction: "sent", counterparty, value },
    ...{ createsContract: false, failed: false, methodId: null, hash: null },
  }));
}

test("who is paid once or twice in each of four months is paid monthly", () => {
  const transactions = [
    ...paid("a", [0, 1, 2, 3, 3]),
    ...paid("b", [0, 1, 2]),
    ...paid("c", [0, 1, 2, 3, 3, 3]),
  ];

  expect(monthlyParties(transactions, "sent")).toEqual(["a"]);
  expect(monthlyParties(transactions, "received")).toEqual([]);
});

test("payments without value, and those that failed, do not count", () => {
  const failed = paid("a", [0, 1, 2, 3]).map((each) => ({ ...each, failed: true }));

  expect(monthlyParties([...failed, ...paid("b", [0, 1, 2, 3], 0n)], "sent")).toEqual([]);
});

test("an account that pays three others monthly pays like an employer, one that pays two does not", () => {
  const two = [...paid("a", [0, 1, 2, 3]), ...paid("b", [0, 1, 2, 3])];

  expect([paysMonthly(two), paysMonthly([...two, ...paid("c", [0, 1, 2, 3])])]).toEqual([false, true]);
});
