import type { Owner } from "@tetron/domain/owner";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { putLinks } from "./address-links.ts";
import { findClusters, findFirstLinks, MAX_MEMBERS } from "./clusters.ts";
import { replaceHistoryLinks } from "./history-links.ts";
import { deleteMovementsAbove, putMovements } from "./movements.ts";
import { aLinkingBlock, emptyLake, type LinkedPair, type TestLake, testStores } from "./testing.ts";

const ref = (address: string) => ({ network: "bitcoin" as const, address });

describe.each(testStores())("clusters on $kind", ({ kind, missing }) => {
  describe.skipIf(missing !== undefined)("", () => {
    let lake: TestLake;
    beforeAll(async () => {
      lake = await emptyLake(kind);
    });
    afterAll(() => lake[Symbol.asyncDispose]());
    beforeEach(() => lake.clear());

    const put = (height: number, ...linked: readonly LinkedPair[]) =>
      putLinks(lake.db, [aLinkingBlock(height, ...linked)]);
    const membersOf = async (address: string) =>
      (await findClusters(lake.db, ["operator"], [ref(address)]))[0]?.members;

    test("are what links connect, by common inputs where these suffice", async () => {
      await put(1, ["a", "b"], ["b", "c"], ["x", "y"]);
      await put(2, ["c", "d", "change"], ["d", "e"], ["a", "c", "change"]);
      expect(await membersOf("b")).toEqual([
        ...["a", "b", "c"].map((address) => ({ address, rule: "common_inputs" })),
        ...["d", "e"].map((address) => ({ address, rule: "change" })),
      ]);
      expect((await membersOf("e"))!.map(({ rule }) => rule)).toEqual([
        ...["change", "change", "change", "common_inputs", "common_inputs"],
      ]);
      const found = await findClusters(lake.db, ["operator"], ["y", "nobody", "x"].map(ref));
      expect(found.map((cluster) => cluster?.members.length)).toEqual([2, undefined, 2]);
      expect(await findClusters(lake.db, ["operator"], [])).toEqual([]);
    });

    test("are those of the links that stay when blocks are undone, at random", async () => {
      let state = 14;
      const below = (limit: number) => {
        state = (state * 48_271) % (2 ** 31 - 1);
        return state % limit;
      };
      const pick = () => `w${below(60)}`;
      const all: { height: number; linked: LinkedPair }[] = [];
      for (let height = 1; height <= 20; height++) {
        const linked = Array.from({ length: 1 + below(4) }, (): LinkedPair => [pick(), pick()]);
        all.push(...linked.map((each) => ({ height, linked: each })));
        await put(height, ...linked);
      }
      for (const top of [20, 17, 11, 10, 3, 0]) {
        await deleteMovementsAbove(lake.db, "bitcoin", top);
        const parts = connectedBy(all.filter(({ height }) => height <= top).map(({ linked }) => linked));
        const addresses = Array.from({ length: 60 }, (_, n) => `w${n}`);
        const found = await findClusters(lake.db, ["operator"], addresses.map(ref));
        for (const [i, address] of addresses.entries()) {
          const joined = parts.get(address) ?? new Set([address]);
          const expected = joined.size < 2 ? undefined : [...joined].sort();
          expect(found[i]?.members.map((member) => member.address)).toEqual(expected);
        }
      }
    });

    test("are cut at a thousand addresses", async () => {
      const star = Array.from({ length: MAX_MEMBERS }, (_, n): LinkedPair => ["hub", `n${n}`]);
      await put(1, ...star.slice(1));
      expect((await findClusters(lake.db, ["operator"], [ref("n7")]))[0]).toMatchObject({ isCut: false });
      await put(2, star[0]!);
      const [cut] = await findClusters(lake.db, ["operator"], [ref("n7")]);
      expect(cut).toMatchObject({ isCut: true });
      expect(cut!.members).toHaveLength(MAX_MEMBERS);
      // Those are read that the fewest links are between, the ones that common inputs connect first.
      await put(3, ["far", "n3"], ["n7", "near"], ["n7", "change", "change"]);
      const [near] = await findClusters(lake.db, ["operator"], [ref("n7")]);
      const read = new Set(near!.members.map(({ address }) => address));
      expect(["n7", "hub", "near", "far", "change"].map((each) => read.has(each))).toEqual([
        true,
        true,
        true,
        false,
        false,
      ]);
    });

    test("have no change at an address that an earlier block moved something of", async () => {
      const moved = {
        transaction: 0,
        index: 1,
        counterparty: null,
        asset: "coin",
        delta: 1n,
        kind: "native",
      } as const;
      const block = { ...aLinkingBlock(5), movements: [{ ...moved, wallet: "old" }] };
      await putMovements(lake.db, [block]);
      await put(5, ["a", "old", "change"]);
      expect(await membersOf("a")).toHaveLength(2);
      await put(6, ["b", "old", "change"], ["b", "new", "change"], ["b", "c"]);
      expect((await membersOf("b"))!.map(({ address }) => address)).toEqual(["b", "c", "new"]);
    });

    test("are connected by what histories tell to those who see them, until another history takes their place", async () => {
      const told = (owner: Owner, address: string, ...others: readonly string[]) => {
        const links = others.map((other) => ({ other, transactionHash: `of ${other}`, at: new Date(1_000) }));
        return replaceHistoryLinks(lake.db, { ...ref(address), owner, links });
      };
      await put(2, ["a", "b"]);
      await told("operator", "b", "c", "d");
      await told("tenant:acme", "d", "e");
      const addressesOf = async (address: string, owners: readonly Owner[] = ["operator"]) =>
        (await findClusters(lake.db, owners, [ref(address)]))[0]?.members
          .map((each) => each.address)
          .join("");
      expect(await addressesOf("c")).toBe("abcd");
      expect(await addressesOf("e")).toBe(undefined);
      expect(await addressesOf("e", ["operator", "tenant:acme"])).toBe("abcde");
      expect(await findFirstLinks(lake.db, ["operator"], ["d", "b"].map(ref))).toMatchObject([
        { height: null, transactionHash: "of d" },
        { height: null, transactionHash: "of c" },
      ]);
      await told("operator", "b", "d");
      expect(await addressesOf("a")).toBe("abd");
    });

    test("name the first transaction of each address, and putting a block again changes nothing", async () => {
      await put(3, ["a", "b"]);
      await put(4, ["b", "c"]);
      await put(4, ["b", "c"]);
      expect(await findFirstLinks(lake.db, ["operator"], ["c", "b", "z"].map(ref))).toMatchObject([
        { height: 4, transactionHash: "tx4-0", at: new Date(1_790_000_004_000) },
        { height: 3, transactionHash: "tx3-0" },
        undefined,
      ]);
    });
  });
});

function connectedBy(linked: readonly LinkedPair[]): Map<string, Set<string>> {
  const parts = new Map<string, Set<string>>();
  for (const [address, other] of linked) {
    const joined = new Set([address, other, ...(parts.get(address) ?? []), ...(parts.get(other) ?? [])]);
    for (const each of joined) parts.set(each, joined);
  }
  return parts;
}
