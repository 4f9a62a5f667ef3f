import { WALLET_44 } from "@tetron/features/wallet-44";
import { expect, test } from "vitest";
import { trainingData } from "../testing.ts";
import { evaluateFeatures } from "./evaluate.ts";

const { data, missing } = trainingData();

test.skipIf(missing)(
  `the 44 numbers are those of the public dataset on nearly every frozen account`,
  { timeout: 300_000 },
  async () => {
    const agreement = await evaluateFeatures({ data, signal: new AbortController().signal });

    expect(Object.keys(agreement)).toHaveLength(36);
    for (const [name, { accounts, equal }] of Object.entries(agreement)) {
      expect(accounts, name).toBeGreaterThan(name.startsWith("erc20_") ? 300 : 5_000);
      expect(equal / accounts, name).toBeGreaterThan(0.99);
      expect(WALLET_44).toContain(name);
    }
  },
);
