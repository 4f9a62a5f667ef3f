import { type Owner, SHARED_OWNERS, visibleTo } from "@tetron/domain/owner";
import { expect, test } from "vitest";
import { historyOwners, latestHistory, storeHistory } from "./histories.ts";
import { onBothStores } from "./internal/testing.ts";
import { wallets } from "./tables/wallets.ts";
import { aWallet } from "./testing.ts";
import { findWalletFeatures, findWallets, preferredFirst, putWallets } from "./wallets.ts";

const ref = { network: "ethereum", address: aWallet().address } as const;

const addressOf = (i: number) => `0x${String(i).padStart(40, "0")}`;

const HASH = /^[0-9a-f]{64}$/;

onBothStores("wallets", (lake) => {
  test("finding keeps the requested order, with gaps for what is missing", async () => {
    const { db } = lake();
    await putWallets(db, [aWallet(), aWallet({ network: "polygon", transactions: 7 })]);
    const found = await findWallets(db, SHARED_OWNERS, [
      { ...ref, network: "polygon" },
      { ...ref, network: "bsc" },
      ref,
    ]);
    expect(found.map((wallet) => wallet?.transactions)).toEqual([7, undefined, 3]);
    expect(await findWallets(db, SHARED_OWNERS, [])).toEqual([]);
  });

  test("vectors and state come back to the bit", async () => {
    const behaviour = [Number.NaN, -0, 1 / 3, Number.POSITIVE_INFINITY];
    const state = { sum: 10n ** 30n, mean: Number.NaN };
    await putWallets(lake().db, [aWallet({ behaviour, state })]);
    expect(await findWallets(lake().db, SHARED_OWNERS, [ref])).toMatchObject([{ behaviour, state }]);
  });

  test("of many rows each has its own vectors, whether they are all as long or not", async () => {
    const vectors = [[1, -0, Number.NaN], null, [2 ** -1_074, 5e300, -1 / 3], [7, 8, 9]];
    for (const some of [vectors, [...vectors, [4]], [[], null]]) {
      const rows = some.map((behaviour, i) => aWallet({ address: addressOf(i), behaviour, wallet44: [i] }));
      await putWallets(lake().db, rows);
      const found = await findWallets(lake().db, SHARED_OWNERS, rows);
      expect(found.map((row) => row?.behaviour)).toEqual(some);
      expect(found.map((row) => row?.wallet44)).toEqual(some.map((_, i) => [i]));
    }
  });

  test("an older history never takes the place of a newer one", async () => {
    const { db } = lake();
    await putWallets(db, [aWallet({ lastSeen: new Date("2020-01-01"), transactions: 9 })]);
    expect(await putWallets(db, [aWallet({ lastSeen: new Date("2019-01-01"), transactions: 1 })])).toBe(0);
    expect(await putWallets(db, [aWallet({ lastSeen: null, transactions: 0 })])).toBe(0);
    expect((await findWallets(db, SHARED_OWNERS, [ref]))[0]?.transactions).toBe(9);
  });

  test("a history that ends in the future blocks no other", async () => {
    const { db } = lake();
    await putWallets(db, [aWallet({ lastSeen: new Date("2096-10-02"), transactions: 9 })]);
    expect(await putWallets(db, [aWallet({ lastSeen: new Date("2024-01-01"), transactions: 1 })])).toBe(1);
    expect((await findWallets(db, SHARED_OWNERS, [ref]))[0]?.transactions).toBe(1);
  });

  test("a newer history replaces everything but the reference label", async () => {
    const { db } = lake();
    await putWallets(db, [aWallet({ referenceLabel: "fraud", wallet44: [1], source: "reference" })]);
    await putWallets(db, [aWallet({ lastSeen: new Date("2024-01-01"), source: "import" })]);
    expect(await findWallets(db, SHARED_OWNERS, [ref])).toMatchObject([
      { referenceLabel: "fraud", wallet44: null, source: "import" },
    ]);
  });

  test("each owner has its own row, and the one that reaches furthest counts for those who see it", async () => {
    const { db } = lake();
    const row = (owner: Owner, year: number, transactions: number) =>
      aWallet({ owner, lastSeen: new Date(`${year}-01-01`), transactions });
    await putWallets(db, [{ ...row("system", 2020, 1), referenceLabel: "fraud" }]);
    await putWallets(db, [row("tenant:acme", 2024, 2)]);
    const transactions = async (owners: readonly Owner[]) => (await findWallets(db, owners, [ref]))[0];
    expect(await transactions(visibleTo("bolt"))).toMatchObject({ transactions: 1, referenceLabel: "fraud" });
    expect(await transactions(visibleTo("acme"))).toMatchObject({ transactions: 2, referenceLabel: "fraud" });
    await putWallets(db, [row("operator", 2025, 3)]);
    expect(await transactions(visibleTo("acme"))).toMatchObject({ transactions: 3, referenceLabel: "fraud" });
    const [features] = await findWalletFeatures(db, visibleTo("acme"), [ref]);
    expect(features).toMatchObject({ owner: "operator", referenceLabel: "fraud" });
  });

  test("of an idle wallet the row counts for which somebody was asked later, and a whole one before a part", async () => {
    const { db } = lake();
    const cut = { complete: false, reason: "cap", share: null, from: "newest" } as const;
    const first = async () => {
      const [found] = await findWallets(db, visibleTo("acme"), [ref]);
      const order = db.select({ owner: wallets.owner }).from(wallets).orderBy(preferredFirst(wallets));
      expect((await order)[0]?.owner).toBe(found?.owner);
      return found?.owner;
    };
    await putWallets(db, [aWallet({ owner: "tenant:acme" }), aWallet({ owner: "operator" })]);
    expect(await first()).toBe("tenant:acme");
    await putWallets(db, [aWallet({ owner: "operator", asOf: new Date("2026-01-01") })]);
    expect(await first()).toBe("operator");
    await putWallets(db, [aWallet({ owner: "operator", asOf: new Date("2026-01-01"), coverage: cut })]);
    expect(await first()).toBe("tenant:acme");
  });

  test("the owners of raw histories are found, each once", async () => {
    const { db } = lake();
    const content = new Uint8Array([1]);
    expect(await historyOwners(db)).toEqual([]);
    for (const owner of ["tenant:acme", "operator", "tenant:bolt"] as const)
      for (const address of ["0xa", "0xb"])
        await lake().transaction((tx) =>
          storeHistory(tx, {
            ...ref,
            owner,
            address,
            content,
            transactions: 0,
            source: "t",
            importedAt: new Date(0),
          }),
        );
    expect((await historyOwners(db)).toSorted()).toEqual(["operator", "tenant:acme", "tenant:bolt"]);
  });

  test("a raw history is stored once, and read back unchanged", async () => {
    const { db } = lake();
    const content = new TextEncoder().encode(JSON.stringify({ transactions: [1, 2, 3] }));
    const history = {
      ...ref,
      owner: "operator" as const,
      content,
      transactions: 3,
      source: "import",
      importedAt: new Date(1_000),
    };
    expect(await lake().transaction((tx) => storeHistory(tx, history))).toMatch(HASH);
    expect(
      await lake().transaction((tx) => storeHistory(tx, { ...history, importedAt: new Date(2_000) })),
    ).toBeUndefined();
    const later = {
      ...history,
      owner: "operator" as const,
      content: new Uint8Array([1, 2]),
      importedAt: new Date(3_000),
    };
    expect(await lake().transaction((tx) => storeHistory(tx, later))).toMatch(HASH);
    expect((await latestHistory(db, "operator", ref))?.content).toEqual(later.content);
    expect(await latestHistory(db, "operator", { ...ref, network: "bsc" })).toBeUndefined();
    const again = { ...history, importedAt: new Date(4_000) };
    expect(await lake().transaction((tx) => storeHistory(tx, again))).toMatch(HASH);
    expect((await latestHistory(db, "operator", ref))?.content).toEqual(content);
  });
});
