import { expect, test } from "vitest";
import { readReplay } from "./read-replay.ts";

const NOW = new Date("2025-05-17T08:34:21Z");
const FROM = new Date("2025-05-16T08:34:21Z");

test("a replay is of one delivery, or of a range that ends now and is of dead letters unless it says otherwise", () => {
  expect(readReplay({ deliveryId: "whd_1" }, NOW)).toEqual({ delivery: "whd_1" });
  expect(readReplay({ from: FROM }, NOW)).toEqual({ from: FROM, to: NOW, state: "dead" });
});

test.each([
  ["deliveryId", {}],
  ["deliveryId", { deliveryId: "whd_1", from: FROM }],
  ["to", { deliveryId: "whd_1", to: NOW }],
  ["state", { deliveryId: "whd_1", state: "delivered" as const }],
])("%s is refused, and nothing of what was asked is ignored: %j", (field, asked) => {
  expect(() => readReplay(asked, NOW)).toThrow(
    expect.objectContaining({ code: "UNPROCESSABLE", details: { field, reason: "one_of" } }),
  );
});
