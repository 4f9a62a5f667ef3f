import { beginChain } from "@tetron/lake/chains";
import { insertScore } from "@tetron/lake/scores";
import { chainWatched } from "@tetron/lake/tables/chain-watched";
import { watches } from "@tetron/lake/tables/watches";
import { aChain, aScore, emptyLake, type TestLake } from "@tetron/lake/testing";
import { watchAsked, watchScored } from "@tetron/lake/watched-wallets";
import { listWatches } from "@tetron/lake/watches";
import { asc, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { MAX_WATCHES, unwatchWallets, type Watcher, watchWallets } from "./watch-wallets.ts";

let lake: TestLake;
beforeAll(async () => {
  lake = await emptyLake();
});
afterAll(() => lake[Symbol.asyncDispose]());
beforeEach(() => lake.clear());

const address = (n: number) => `0x${n.toString(16).padStart(40, "0")}`;
const by = (tenant: string): Watcher => ({ tenant, actor: "key_1", now: new Date() });
const wish = (...addresses: string[]) => ({ network: "ethereum", addresses });
const followed = async () =>
  (await lake.db.select().from(chainWatched).orderBy(asc(chainWatched.address))).map((row) => row.address);
const since = { height: 10, at: new Date() };
const look = async () => {
  await watchAsked(lake.db, "ethereum", { after: new Date(0), since, most: 100 });
  await watchScored(lake.db, "ethereum", { after: "", since, most: 100 });
};

test("an address in another form, or given twice, is one wallet", async () => {
  const mixed = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
  expect(await watchWallets(lake, wish(mixed, mixed.toLowerCase(), address(1)), by("acme"))).toEqual({
    ...{ changed: 2, unchanged: 0, watched: 2 },
  });
  expect(await watchWallets(lake, wish(mixed, address(2)), by("acme"))).toEqual({
    ...{ changed: 1, unchanged: 1, watched: 3 },
  });
  expect(await unwatchWallets(lake, wish(address(2), address(3)), by("acme"))).toEqual({
    ...{ changed: 1, unchanged: 1, watched: 2 },
  });
});

test("an address that is not valid is named, and nothing is written", async () => {
  await expect(watchWallets(lake, wish(address(1), "0x12"), by("acme"))).rejects.toMatchObject({
    details: { field: "addresses.1", reason: "malformed" },
  });
  for (const addresses of [[], Array.from({ length: 1_001 }, (_, n) => address(n))])
    await expect(watchWallets(lake, wish(...addresses), by("acme"))).rejects.toMatchObject({
      details: { field: "addresses", reason: "out_of_range" },
    });
  expect(await lake.db.$count(watches)).toBe(0);
});

test("a tenant watches a hundred thousand wallets and no more, also by requests at a time", async () => {
  await lake.db.execute(sql`
    insert into ${watches} select 'acme', 'polygon', '0x' || lpad(to_hex(n), 40, '0'), now()
    from generate_series(1, ${MAX_WATCHES - 2}::int) n`);
  const tries = await Promise.allSettled(
    [1, 2, 3, 4].map((n) => watchWallets(lake, wish(address(n)), by("acme"))),
  );
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  expect(tries.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { details: { field: "addresses", reason: "too_many_watches" } },
  });
  expect(await lake.db.$count(watches, eq(watches.tenant, "acme"))).toBe(MAX_WATCHES);
  // What is watched already is no more, and another tenant has its own hundred thousand.
  const [held] = await listWatches(lake.db, "acme", { only: "polygon", limit: 1 });
  expect(
    await watchWallets(lake, { network: "polygon", addresses: [held!.address] }, by("acme")),
  ).toMatchObject({
    ...{ changed: 0, unchanged: 1 },
  });
  expect(await watchWallets(lake, wish(address(9)), by("other"))).toMatchObject({ watched: 1 });
});

test("a network is followed for what is watched or scored, and for nothing once neither is so", async () => {
  await beginChain(lake.db, aChain(), { height: 9, hash: "0x9", parentHash: "0x8", timestamp: 1 });
  await watchWallets(lake, wish(address(1), address(2), address(3)), by("acme"));
  await watchWallets(lake, wish(address(2)), by("other"));
  const payment = { network: "ethereum", fromAddress: address(3), toAddress: address(4) } as const;
  await lake.db.execute(sql`insert into platform.tenants values (${aScore().tenant}, 'x', now())`);
  await lake.commit([insertScore(aScore(payment))]);
  await look();
  expect(await followed()).toEqual([1, 2, 3, 4].map(address));
  expect(await listWatches(lake.db, "acme", { limit: 1 })).toMatchObject([{ followedFrom: 10 }]);
  await unwatchWallets(lake, wish(address(1), address(2), address(3)), by("acme"));
  expect(await followed()).toEqual([2, 3, 4].map(address));
  await unwatchWallets(lake, wish(address(2)), by("other"));
  await look();
  expect(await followed()).toEqual([3, 4].map(address));
});
