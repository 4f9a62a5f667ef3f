import { expect, test } from "vitest";
import { chainLag } from "./chain-lag.ts";

const NOW = new Date("2026-01-01T00:10:00Z");
const CHAIN = {
  ...{ headHeight: 100, heldHeight: 100, trouble: null },
  ...{ heldAt: new Date("2026-01-01T00:00:00Z"), updatedAt: new Date("2026-01-01T00:09:59Z") },
};

test.each<
  [what: string, chain: Partial<typeof CHAIN | { trouble: string }>, blocks: number, seconds: number]
>([
  ["the newest block that nodes have is held, however old it is", {}, 0, 0],
  ["later blocks are known", { headHeight: 103 }, 3, 600],
  ["a node told a lower height lately", { headHeight: 90 }, 0, 0],
  ["no node answers", { trouble: "ethereum RPC: no endpoint answered in time." }, 0, 600],
  ["nobody follows it any more", { updatedAt: new Date("2026-01-01T00:05:00Z") }, 0, 600],
])("how far a chain is behind when %s", (_what, change, blocks, seconds) => {
  expect(chainLag({ ...CHAIN, ...change }, NOW)).toEqual({ blocks, seconds });
});
