import { type Owner, SHARED_OWNERS, visibleTo } from "@tetron/domain/owner";
import { expect, test } from "vitest";
import { onBothStores } from "./internal/testing.ts";
import { putContest, removeContest } from "./label-contests.ts";
import { findLabels, loadLabels, MAX_LABELS } from "./labels.ts";
import { loadReferenceWallets } from "./reference-wallets.ts";
import { findSanctions, loadSanctions } from "./sanctions.ts";
import { currentSources, MAX_LISTS } from "./sources.ts";
import { labels as labelTable } from "./tables/labels.ts";
import { wallets as walletTable } from "./tables/wallets.ts";
import { aWallet } from "./testing.ts";
import { findWallets } from "./wallets.ts";

const address = (i: number) => `0x${i.toString(16).padStart(40, "0")}`;
const on = (network: "ethereum" | "polygon" | "bitcoin", i: number) => ({ network, address: address(i) });
const version = (name: string) => ({
  name: "list",
  version: name,
  url: "https://example.org/list",
  owner: "system" as const,
  network: "*" as const,
  asOf: new Date(0),
});
const label = (i: number, text = "exchange") => ({ ...on("ethereum", i), label: text, name: `Name ${i}` });

onBothStores("lists", (lake) => {
  test("a list is loaded once for each version", async () => {
    const { db } = lake();
    expect(await loadLabels(lake(), version("1"), [label(1), label(2)])).toEqual({ loaded: true, rows: 2 });
    expect(await loadLabels(lake(), version("1"), [label(3)])).toEqual({ loaded: false, rows: 2 });
    expect(await currentSources(db, SHARED_OWNERS)).toMatchObject([
      { name: "list", version: "1", kind: "labels", rows: 2 },
    ]);
  });

  test("a new version takes the place of the old one, whose load stays on record", async () => {
    const { db } = lake();
    await loadLabels(lake(), version("1"), [label(1), label(2)]);
    await loadLabels(lake(), version("2"), [label(2, "bridge")]);
    const [one, two] = await findLabels(lake(), SHARED_OWNERS, [on("ethereum", 1), on("ethereum", 2)]);
    expect([one, two?.map((found) => [found.label, found.version])]).toEqual([[], [["bridge", "2"]]]);
    expect(await currentSources(db, SHARED_OWNERS)).toMatchObject([{ version: "2" }]);
  });

  test("a label keeps the day on which it was first imported, through the versions of its list", async () => {
    const { db } = lake();
    const today = new Date().toISOString().slice(0, 10);
    const datesOf = async () =>
      (await findLabels(lake(), SHARED_OWNERS, [on("ethereum", 1), on("ethereum", 2)])).map((found) =>
        found.map(({ version: of, firstSeen, lastSeen }) => [of, firstSeen, lastSeen]),
      );
    await loadLabels(lake(), version("1"), [label(1), label(1)]);
    expect(await datesOf()).toEqual([[["1", today, today]], []]);
    await db.update(labelTable).set({ firstSeen: "2025-01-31", lastSeen: "2025-01-31" });
    expect(await loadLabels(lake(), version("2"), [label(1), label(2), label(2)])).toMatchObject({ rows: 2 });
    expect(await datesOf()).toEqual([[["2", "2025-01-31", today]], [["2", today, today]]]);
    await loadLabels(lake(), version("3"), []);
    expect(await datesOf()).toEqual([[], []]);
  });

  test("a contest is seen by everybody who sees its owner's data, and outlives the versions of the list", async () => {
    const contest = { ...on("ethereum", 1), source: "list", reason: "Ours.", contestedAt: new Date(0) };
    const seenBy = async (tenant: string) => {
      const [found] = await findLabels(lake(), visibleTo(tenant), [on("ethereum", 1)]);
      return found!.map(({ contested }) => contested);
    };
    await loadLabels(lake(), version("1"), [label(1)]);
    await lake().commit([putContest({ ...contest, owner: "tenant:acme" })]);
    expect([await seenBy("acme"), await seenBy("other")]).toEqual([["Ours."], [null]]);
    await loadLabels(lake(), version("2"), [label(1), label(1, "bridge")]);
    expect(await seenBy("acme")).toEqual(["Ours.", "Ours."]);
    await lake().commit([putContest({ ...contest, owner: "operator", reason: "A mistake." })]);
    await lake().commit([removeContest({ ...contest, owner: "tenant:acme" })]);
    expect([await seenBy("acme"), await seenBy("other")]).toEqual([
      ["A mistake.", "A mistake."],
      ["A mistake.", "A mistake."],
    ]);
  });

  test("an edition replaces one of the same owner, kind, name and network only", async () => {
    const { db } = lake();
    const here = [on("ethereum", 1), on("polygon", 1)];
    const held = async (owners: readonly Owner[]) =>
      (await findLabels(lake(), owners, here)).map((found) =>
        found.map(({ owner, label }) => [owner, label]),
      );
    await loadLabels(lake(), version("1"), [label(1), { ...label(1), network: "polygon" }]);
    await loadSanctions(lake(), version("1"), [{ ...on("ethereum", 1), asset: "ETH" }]);
    await loadLabels(lake(), { ...version("2"), owner: "operator" }, [label(1, "bridge")]);
    await loadLabels(lake(), { ...version("2"), owner: "tenant:acme" }, [label(1, "phish-hack")]);
    await loadLabels(lake(), { ...version("2"), owner: "tenant:acme", network: "polygon" }, [
      { ...label(1, "mixer"), network: "polygon" },
    ]);

    expect(await held(["system"])).toEqual([[["system", "exchange"]], [["system", "exchange"]]]);
    expect(await held(["operator"])).toEqual([[["operator", "bridge"]], []]);
    expect(await held(["tenant:acme"])).toEqual([
      [["tenant:acme", "phish-hack"]],
      [["tenant:acme", "mixer"]],
    ]);
    expect(await held(["tenant:bolt"])).toEqual([[], []]);
    expect((await findSanctions(db, SHARED_OWNERS, here)).flat()).toHaveLength(2);
    expect(await currentSources(db, visibleTo("acme"))).toMatchObject([
      { owner: "operator", kind: "labels", network: "*", version: "2" },
      { owner: "system", kind: "labels", network: "*", version: "1" },
      { owner: "system", kind: "sanctions", network: "*", version: "1" },
      { owner: "tenant:acme", kind: "labels", network: "*", version: "2" },
      { owner: "tenant:acme", kind: "labels", network: "polygon", version: "2" },
    ]);
  });

  test("the same labels for a second network are stored", async () => {
    const edition = (network: "ethereum" | "bsc") => ({ ...version("1"), network });
    expect(await loadLabels(lake(), edition("ethereum"), [label(1)])).toMatchObject({ loaded: true });
    expect(await loadLabels(lake(), edition("bsc"), [{ ...label(1), network: "bsc" }])).toMatchObject({
      loaded: true,
    });
    const found = await findLabels(lake(), SHARED_OWNERS, [
      on("ethereum", 1),
      { ...on("ethereum", 1), network: "bsc" },
    ]);
    expect(found.map(({ length }) => length)).toEqual([1, 1]);
  });

  test("an owner's lists give a wallet a limited number of labels, whatever other owners' lists have", async () => {
    const acme = (name: string, edition = "1") => ({
      ...version(edition),
      name,
      owner: "tenant:acme" as const,
    });
    const many = (count: number, text: string) =>
      Array.from({ length: count }, (_, i) => label(1, `${text}-${i}`));
    await loadLabels(lake(), version("1"), [label(1, "phish-hack")]);
    await loadLabels(lake(), acme("one"), many(MAX_LABELS - 1, "a"));
    await loadLabels(lake(), acme("two"), many(1, "b"));

    await expect(loadLabels(lake(), acme("three"), [...many(1, "c"), label(2)])).rejects.toMatchObject({
      code: "UNPROCESSABLE",
      details: { field: "address", reason: "too_many_labels" },
    });
    await expect(loadLabels(lake(), acme("two", "2"), many(2, "b"))).rejects.toThrow(address(1));
    expect(await loadLabels(lake(), acme("two", "2"), many(1, "d"))).toMatchObject({ loaded: true });
    const [one, two] = await findLabels(lake(), visibleTo("acme"), [on("ethereum", 1), on("ethereum", 2)]);
    expect(one!.map(({ owner }) => owner)).toEqual(["system", ...Array(MAX_LABELS).fill("tenant:acme")]);
    expect([one!.at(-1)!.label, two]).toEqual(["d-0", []]);
  });

  test("an owner may have a limited number of lists of a network, and may replace them", async () => {
    const mine = (n: number, edition = "1") => ({
      ...version(edition),
      name: `list ${n}`,
      owner: "tenant:acme" as const,
      network: "ethereum" as const,
    });
    for (let n = 0; n < MAX_LISTS; n++) await loadLabels(lake(), mine(n), [label(n)]);

    await expect(loadLabels(lake(), mine(MAX_LISTS), [label(1)])).rejects.toMatchObject({
      code: "UNPROCESSABLE",
      details: { field: "source", reason: "too_many_lists" },
    });
    expect(await loadLabels(lake(), mine(0, "2"), [label(1)])).toMatchObject({ loaded: true });
    expect(await loadLabels(lake(), { ...mine(MAX_LISTS), network: "polygon" }, [])).toMatchObject({
      loaded: true,
    });
    expect(await loadLabels(lake(), { ...mine(MAX_LISTS), owner: "tenant:bolt" }, [])).toMatchObject({
      loaded: true,
    });
  });

  test("a list whose reading fails is not loaded at all, and the old version stays", async () => {
    const { db } = lake();
    await loadLabels(lake(), version("1"), [label(1)]);
    const broken = async function* () {
      for (let i = 0; i < 700; i++) yield label(i + 10);
      throw new Error("truncated");
    };
    await expect(loadLabels(lake(), version("2"), broken())).rejects.toThrow("truncated");
    expect(await findLabels(lake(), SHARED_OWNERS, [on("ethereum", 1), on("ethereum", 10)])).toMatchObject([
      [{ version: "1" }],
      [],
    ]);
    expect(await currentSources(db, SHARED_OWNERS)).toMatchObject([{ version: "1" }]);
  });

  test("processes that load the same list at once load it once", async () => {
    const loads = await Promise.all([1, 2, 3].map(() => loadLabels(lake(), version("1"), [label(1)])));
    expect(loads.filter(({ loaded }) => loaded)).toHaveLength(1);
  });

  test("a repeated row of a list is stored once", async () => {
    expect(await loadLabels(lake(), version("1"), [label(1), label(1)])).toEqual({
      loaded: true,
      rows: 1,
    });
  });

  test("labels are those of the wallet's own network, in the order asked", async () => {
    await loadLabels(lake(), version("1"), [
      label(1),
      label(1, "token"),
      { ...label(2), network: "polygon" },
    ]);
    const found = await findLabels(lake(), SHARED_OWNERS, [
      on("polygon", 2),
      on("polygon", 1),
      on("ethereum", 1),
    ]);
    expect(found.map((labels) => labels.map((one) => one.label).toSorted())).toEqual([
      ["exchange"],
      [],
      ["exchange", "token"],
    ]);
  });

  test("an address that is sanctioned on one EVM network is sanctioned on all, and on no other chain", async () => {
    const { db } = lake();
    await loadSanctions(lake(), version("1"), [{ ...on("ethereum", 1), asset: "ETH" }]);
    const found = await findSanctions(db, SHARED_OWNERS, [
      on("polygon", 1),
      on("bitcoin", 1),
      on("ethereum", 2),
    ]);
    expect(found.map((list) => list.map(({ source, asset }) => [source, asset]))).toEqual([
      [["list", "ETH"]],
      [],
      [],
    ]);
  });

  test("of a thousand wallets the sanctioned ones are found as of one", async () => {
    const { db } = lake();
    await loadSanctions(lake(), version("1"), [{ ...on("ethereum", 7), asset: "ETH" }]);
    const found = await findSanctions(
      db,
      SHARED_OWNERS,
      Array.from({ length: 1_000 }, (_, i) => on("polygon", i)),
    );
    expect(found.flatMap((list, i) => list.map(() => i))).toEqual([7]);
  });

  test("fifty thousand labels and ten thousand vectors load within seconds", async () => {
    const { db } = lake();
    const labels = Array.from({ length: 54_720 }, (_, i) => label(i));
    const wallet44 = Array.from({ length: 44 }, (_, i) => i / 7);
    const wallets = Array.from({ length: 9_640 }, (_, i) => ({
      ...aWallet({ address: address(i), referenceLabel: i % 5 ? "normal" : "fraud", wallet44 }),
    }));
    const start = performance.now();
    await loadLabels(lake(), version("1"), labels);
    await loadReferenceWallets(lake(), { ...version("1"), name: "reference" }, wallets);
    expect(performance.now() - start).toBeLessThan(20_000);
    expect(await db.$count(walletTable)).toBe(9_640);
    expect((await findWallets(db, SHARED_OWNERS, [on("ethereum", 5)]))[0]).toMatchObject({
      referenceLabel: "fraud",
      wallet44,
    });
  });
});
