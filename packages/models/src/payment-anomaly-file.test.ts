import { expect, test } from "vitest";
import { decodePaymentAnomaly, encodePaymentAnomaly, PAYMENT_SIGNS } from "./payment-anomaly.ts";

const weights = Object.fromEntries(PAYMENT_SIGNS.map((sign, i) => [sign, i / 10]));
const file = { format: "tetron-payment-anomaly/1", version: "2026-01-01", weights };

function decoded(changes: object) {
  return decodePaymentAnomaly(new TextEncoder().encode(JSON.stringify({ ...file, ...changes })));
}

test("what was written is read back", () => {
  const model = decoded({});
  expect(decodePaymentAnomaly(encodePaymentAnomaly(model))).toEqual(model);
});

test.each([
  [
    "another format",
    { format: "other/1" },
    'tetron-payment-anomaly/1.format: Invalid input: expected "tetron-payment-anomaly/1"',
  ],
  ["no version", { version: 3 }, "tetron-payment-anomaly/1.version: "],
  ["no weights", { weights: null }, "tetron-payment-anomaly/1.weights: "],
  [
    "a weight that is a text",
    { weights: { ...weights, NEW_RECIPIENT: "0.1" } },
    "tetron-payment-anomaly/1.weights.NEW_RECIPIENT: ",
  ],
  ["a weight of a sign that there is not", { weights: { ...weights, LUCKY: 1 } }, "LUCKY"],
])("a file with %s is refused with what is wrong", (_, changes, message) => {
  expect(() => decoded(changes)).toThrow(message);
});
