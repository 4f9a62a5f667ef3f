import { expect, test } from "vitest";
import { requireBlockTime } from "./block-time.ts";
import { NETWORK_IDS, NETWORKS } from "./network.ts";
import { refusalOf } from "./testing.ts";

const NOW = new Date("2026-06-01T12:00:00Z");
const SECONDS = NOW.getTime() / 1_000;

test("from a network's first block to an hour from now every time is taken", () => {
  for (const network of NETWORK_IDS)
    for (const time of [NETWORKS[network].firstBlock, SECONDS, SECONDS + 3_600])
      expect(() => requireBlockTime(network, time, NOW, "timeStamp")).not.toThrow();
});

test.each<[reason: string, said: string, seconds: number]>([
  ["before_the_chain", "2015-07-30T15:26:13.000Z", 1_438_269_972],
  ["before_the_chain", "1970-01-01", 0],
  ["in_the_future", "2026-06-01T13:00:01.000Z", SECONDS + 3_601],
  ["in_the_future", "2096-10-02", 4_000_000_000],
  ["in_the_future", "not milliseconds", 1_500_000_000_000],
])("%s: a time is refused with %s", (reason, said, seconds) => {
  const failure = refusalOf(() => requireBlockTime("ethereum", seconds, NOW, "timeStamp"));
  expect(failure.details).toEqual({ field: "timeStamp", reason });
  expect(failure.message).toContain(said);
});
