import type { AccountHistory, AccountTransaction } from "@tetron/domain/history";
import { expect, test } from "vitest";
import { ADDRESS } from "./testing.ts";
import { typicalGapMs } from "./typical-gap.ts";
import { wallet44 } from "./wallet-44.ts";

const DAY = 86_400;

function gapOf(...days: number[]): number | null {
  return typicalGapMs(wallet44(historyOf(days)));
}

function historyOf(days: readonly number[]): AccountHistory {
  const transactions = days.map(
    (day): AccountTransaction => ({
      timestamp: 1_600_000_000 + day * DAY,
      direction: "received",
      counterparty: `0x${"b".repeat(40)}`,
      value: 1n,
      createsContract: false,
      failed: false,
      methodId: null,
      hash: null,
    }),
  );
  return { network: "ethereum", address: ADDRESS, transactions, tokenTransfers: [] };
}

test("the typical gap is the mean time between transactions", () => {
  expect(gapOf(0, 2, 10)).toBe(5 * DAY * 1_000);
  expect(gapOf(0, 0, 0)).toBe(0);
});

test("fewer than two transactions have no gap", () => {
  expect([gapOf(), gapOf(3)]).toEqual([null, null]);
});

test("an unknown number of transactions has no gap", () => {
  const sees = { status: true, method: true, zeroValue: false, tokens: true };
  expect(typicalGapMs(wallet44({ ...historyOf([0, 2, 10]), sees }))).toBeNull();
});
