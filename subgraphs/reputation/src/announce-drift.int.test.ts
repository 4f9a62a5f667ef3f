import { eventsOf } from "@tetron/lake/testing";
import { afterAll, beforeEach, expect, test } from "vitest";
import { announceDrift } from "./announce-drift.ts";
import { DAY, NEVER, openTestReputation } from "./testing.ts";

const { deps, lake, record } = await openTestReputation();
afterAll(() => lake[Symbol.asyncDispose]());
beforeEach(() => lake.clear());

test("a faded reputation publishes exactly one more address.updated", async () => {
  await record({ outcome: "FRAUD" });
  const inYears = (years: number) => new Date(Date.now() + years * 365 * DAY * 1_000);
  expect(await announceDrift(deps, inYears(0), NEVER)).toBe(0);
  expect(await announceDrift(deps, inYears(8), NEVER)).toBe(1);
  expect(await announceDrift(deps, inYears(8), NEVER)).toBe(0);
  const events = await eventsOf(lake, "acme");
  expect(events.at(-1)?.data).toMatchObject({
    previous_band: "bad",
    band: expect.stringMatching("poor|neutral"),
  });
});
