import { expect, test } from "vitest";
import { keepHistory, latestHistory } from "./histories.ts";
import { onBothStores } from "./internal/testing.ts";
import { aWallet } from "./testing.ts";
import { findWallets, putWallets } from "./wallets.ts";

const ref = { network: "ethereum", address: aWallet().address } as const;

onBothStores("wallets", (lake) => {
  test("finding keeps the asked order and leaves gaps", async () => {
    const { db } = lake();
    await putWallets(db, [aWallet(), aWallet({ network: "polygon", transactions: 7 })]);
    const found = await findWallets(db, [{ ...ref, network: "polygon" }, { ...ref, network: "bsc" }, ref]);
    expect(found.map((wallet) => wallet?.transactions)).toEqual([7, undefined, 3]);
    expect(await findWallets(db, [])).toEqual([]);
  });

  test("vectors and state come back to the bit", async () => {
    const behaviour = [Number.NaN, -0, 1 / 3, Number.POSITIVE_INFINITY];
    const state = { sum: 10n ** 30n, mean: Number.NaN };
    await putWallets(lake().db, [aWallet({ behaviour, state })]);
    expect(await findWallets(lake().db, [ref])).toMatchObject([{ behaviour, state }]);
  });

  test("an older history never takes the place of a newer one", async () => {
    const { db } = lake();
    await putWallets(db, [aWallet({ lastSeen: new Date("2020-01-01"), transactions: 9 })]);
    expect(await putWallets(db, [aWallet({ lastSeen: new Date("2019-01-01"), transactions: 1 })])).toBe(0);
    expect(await putWallets(db, [aWallet({ lastSeen: null, transactions: 0 })])).toBe(0);
    expect((await findWallets(db, [ref]))[0]?.transactions).toBe(9);
  });

  test("a history that ends in the future blocks no other", async () => {
    const { db } = lake();
    await putWallets(db, [aWallet({ lastSeen: new Date("2096-10-02"), transactions: 9 })]);
    expect(await putWallets(db, [aWallet({ lastSeen: new Date("2024-01-01"), transactions: 1 })])).toBe(1);
    expect((await findWallets(db, [ref]))[0]?.transactions).toBe(1);
  });

  test("a newer history replaces everything but the reference label", async () => {
    const { db } = lake();
    await putWallets(db, [aWallet({ referenceLabel: "fraud", wallet44: [1], source: "reference" })]);
    await putWallets(db, [aWallet({ lastSeen: new Date("2024-01-01"), source: "import" })]);
    expect(await findWallets(db, [ref])).toMatchObject([
      { referenceLabel: "fraud", wallet44: null, source: "import" },
    ]);
  });

  test("a raw history is kept once, and comes back as it was", async () => {
    const { db } = lake();
    const content = new TextEncoder().encode(JSON.stringify({ transactions: [1, 2, 3] }));
    const history = { ...ref, content, transactions: 3, source: "import", importedAt: new Date(1_000) };
    expect(await keepHistory(db, history)).toBe(true);
    expect(await keepHistory(db, { ...history, importedAt: new Date(2_000) })).toBe(false);
    const later = { ...history, content: new Uint8Array([1, 2]), importedAt: new Date(3_000) };
    expect(await keepHistory(db, later)).toBe(true);
    expect((await latestHistory(db, ref))?.content).toEqual(later.content);
    expect(await latestHistory(db, { ...ref, network: "bsc" })).toBeUndefined();
    const again = { ...history, importedAt: new Date(4_000) };
    expect(await keepHistory(db, again)).toBe(true);
    expect((await latestHistory(db, ref))?.content).toEqual(content);
  });
});
