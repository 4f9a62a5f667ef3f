import { expect, test } from "vitest";
import { goodUntil, shippedDayPrices } from "./shipped-days.ts";
import { PRICED_SYMBOLS } from "./table.ts";

test("every symbol has a shipped price, coins for days and pegged ones for good", () => {
  const byName = new Map(shippedDayPrices().map((price) => [price.symbol, price]));
  expect([...byName.keys()]).toEqual(PRICED_SYMBOLS);
  expect(byName.get("ETH")).toMatchObject({ day: "2026-07-05", until: "2026-07-08" });
  expect(byName.get("USDC")).toMatchObject({ day: "2018-09-26", until: "9999-12-31", usdE8: 100_000_000n });
});

test("a price is good over the end of a month", () => {
  expect(goodUntil("2024-02-28")).toBe("2024-03-02");
});
