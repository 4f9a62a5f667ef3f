import { join } from "node:path";
import { expect, test } from "vitest";
import { readEthLabels } from "./eth-labels.ts";

test("an explorer names its network, an unknown one none; quoted names keep their comma", async () => {
  const labels = await Array.fromAsync(
    readEthLabels(join(import.meta.dirname, "fixtures", "eth-labels.csv")),
  );

  expect(labels.map(({ network }) => network)).toEqual([
    "arbitrum",
    "base",
    "bsc",
    null,
    "ethereum",
    null,
    "optimism",
    "base",
  ]);
  expect(labels.at(-1)).toMatchObject({ label: "token-contract", name: "I Was There, SZN1: SASSY Token" });
});
