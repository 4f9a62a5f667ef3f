import type { AccountTransaction } from "@tetron/domain/history";
import fc from "fast-check";
import { expect, test } from "vitest";
import { BEHAVIOUR, behaviour } from "./behaviour.ts";
import { aHistory, anyHistory, aTransaction } from "./testing.ts";

const HOUR = 3600;
const ETH = 10n ** 18n;

function named(...transactions: readonly AccountTransaction[]): Record<string, number> {
  const numbers = behaviour(aHistory(...transactions));
  return Object.fromEntries(BEHAVIOUR.map((name, i) => [name, numbers[i]!]));
}

test("there are 48 different columns", () => {
  expect(BEHAVIOUR).toHaveLength(48);
  expect(new Set(BEHAVIOUR).size).toBe(48);
});

test("nothing depends on when the account lived, only on what lies between its transactions", () => {
  const weeks = 52 * 7 * 24 * HOUR;
  fc.assert(
    fc.property(anyHistory, (history) => {
      const later = history.transactions.map((each) => ({ ...each, timestamp: each.timestamp + weeks }));
      expect(behaviour({ ...history, transactions: later })).toEqual(behaviour(history));
    }),
    { numRuns: 100 },
  );
});

test("no number is infinite", () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      for (const number of behaviour(history)) expect(Math.abs(number)).not.toBe(Number.POSITIVE_INFINITY);
    }),
  );
});

test("money that leaves within the hour is seen", () => {
  const features = named(
    aTransaction({ timestamp: 0, value: 2n * ETH }),
    aTransaction({ timestamp: HOUR / 2, direction: "sent", value: ETH }),
    aTransaction({ timestamp: 9 * HOUR, direction: "sent", value: ETH / 2n }),
  );

  expect(features).toMatchObject({
    drained: 0.75,
    minutes_to_first_sent: 30,
    minutes_sent_after_received: 540,
    first_is_sent: 0,
    first_value: 2,
    sent_soon_share: 0.5,
    sent_share: 2 / 3,
  });
});

test("amounts show their spread, their zeros and their roundness", () => {
  const features = named(
    aTransaction({ value: 0n }),
    aTransaction({ value: ETH }),
    aTransaction({ value: ETH }),
    aTransaction({ value: 2n * ETH + 1n }),
  );

  expect(features).toMatchObject({ received_zero_share: 0.25, received_round_share: 0.5 });
  expect(features["received_spread"]).toBeCloseTo(Math.sqrt(2 / 3), 12);
  expect(features["received_median"]).toBeCloseTo(1, 1);
});

test("a feature that cannot be computed is NaN", () => {
  const features = named(aTransaction());

  for (const name of ["sent_median", "median_wait", "minutes_to_first_sent", "received_spread"])
    expect(features[name], name).toBeNaN();
  expect(features["drained"]).toBe(0);
});

test("durations are capped at a year", () => {
  const year = 365 * 24 * HOUR;
  const lived = (seconds: number) =>
    behaviour(
      aHistory(aTransaction({ timestamp: 0 }), aTransaction({ timestamp: seconds, direction: "sent" })),
    );

  expect(lived(year + HOUR)).toEqual(lived(4 * year + HOUR));
  expect(lived(year / 2)).not.toEqual(lived(year));
});
