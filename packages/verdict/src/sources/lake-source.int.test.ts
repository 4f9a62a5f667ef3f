import { loadLabels } from "@tetron/lake/labels";
import { aWallet, emptyLake } from "@tetron/lake/testing";
import { putWallets } from "@tetron/lake/wallets";
import { afterAll, expect, test } from "vitest";
import { ALICE, BOB } from "../testing.ts";
import { lakeSource } from "./lake-source.ts";

const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());

test("what is held against the owner of an EVM key is known of the address on every EVM network", async () => {
  const list = {
    ...({ name: "reports", version: "v1", url: "https://x.test" } as const),
    ...({ owner: "system", network: "*" } as const),
    asOf: new Date("2024-09-27"),
  };
  await putWallets(lake.db, [aWallet({ network: "ethereum", address: BOB, referenceLabel: "fraud" })]);
  await loadLabels(lake, list, [{ network: "polygon", address: ALICE, label: "exchange", name: "Alice" }]);
  const { wallets, labels } = await lakeSource(lake, 5_000).ask(
    {
      parties: {
        from: { network: "base", address: ALICE },
        to: { network: "base", address: BOB },
        token: null,
      },
      tenant: "acme",
      at: new Date("2025-06-01T00:00:00Z"),
      known: {},
    },
    AbortSignal.timeout(5_000),
  );
  expect(wallets?.to).toMatchObject({ referenceLabel: "fraud", behaviour: null });
  expect(wallets?.from).toBeUndefined();
  expect(labels?.from).toEqual([
    { label: "exchange", name: "Alice", list: "reports", version: "v1", network: "polygon" },
  ]);
  expect(labels?.to).toEqual([]);
});
