import { aHistory, aTransaction } from "@tetron/features/testing";
import { expect, test } from "vitest";
import { LATE_SINCE, lateSlice } from "./late-slice.ts";

const received = (value: bigint, timestamp = LATE_SINCE) =>
  aTransaction({ direction: "received", value, timestamp });
const sent = (value: bigint, timestamp = LATE_SINCE) => aTransaction({ direction: "sent", value, timestamp });

test("a slice begins with the first receipt of value since June 2018", () => {
  const early = received(9n, LATE_SINCE - 1);
  const rest = [received(5n), sent(2n), sent(3n, LATE_SINCE + 1)];

  expect(lateSlice(aHistory(early, sent(1n), received(0n), ...rest))?.transactions).toEqual(rest);
});

test("a history that needs what was received before is no slice, and neither are two transactions", () => {
  expect(lateSlice(aHistory(received(9n, 0), received(5n), sent(6n), received(5n)))).toBeNull();
  expect(lateSlice(aHistory(received(9n, 0), received(5n), sent(5n)))).toBeNull();
  expect(lateSlice(aHistory(received(5n, 0), sent(1n, 1), sent(1n, 2)))).toBeNull();
});
