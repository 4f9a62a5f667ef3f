import type { AccountTransaction } from "@tetron/domain/history";
import { expect, test } from "vitest";
import { addSent, sentWithinHour } from "./sent-lately.ts";

const HOUR = 3600;

function sentAt(timestamp: number, direction: "sent" | "received" = "sent"): AccountTransaction {
  return {
    ...{ timestamp, direction, counterparty: "0x01", value: 1n },
    ...{ createsContract: false, failed: false, methodId: null, hash: null },
  };
}

function kept(...transactions: readonly AccountTransaction[]): number[] {
  const times: number[] = [];
  for (const each of transactions) addSent(times, each);
  return times;
}

test("what was sent within the hour up to the last transaction is kept, its first second too", () => {
  expect(kept(sentAt(99), sentAt(100), sentAt(200), sentAt(100 + HOUR, "received"))).toEqual([100, 200]);
  expect(kept(sentAt(100), sentAt(100_000, "received"))).toEqual([]);
});

test("of a wallet that sends all the time the newest 500 are kept", () => {
  expect(kept(...Array.from({ length: 700 }, (_, i) => sentAt(i)))).toHaveLength(500);
});

test("what a history does not reach is unknown and not 0", () => {
  const times = kept(sentAt(1_000), sentAt(2_000));

  expect(sentWithinHour(times, 2_000, 2_000 + HOUR)).toBe(1);
  expect(sentWithinHour(times, 2_000, 2_001 + HOUR)).toBeNull();
  expect(sentWithinHour([], 2_000, 2_100)).toBe(0);
  expect(sentWithinHour(null, 2_000, 2_100)).toBeNull();
  expect(sentWithinHour([], null, 2_100)).toBeNull();
});
