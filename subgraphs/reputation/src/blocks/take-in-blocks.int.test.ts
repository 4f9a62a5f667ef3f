import type { AccountHistory } from "@tetron/domain/history";
import type { Owner } from "@tetron/domain/owner";
import { forgetChain } from "@tetron/lake/chains";
import { toExactJson } from "@tetron/lake/exact-json";
import { storeHistory } from "@tetron/lake/histories";
import { loadLabels } from "@tetron/lake/labels";
import { findStates } from "@tetron/lake/reputation-blocks";
import { reputationStates } from "@tetron/lake/tables/reputation-states";
import { putTenant } from "@tetron/lake/tenants";
import { countStatements, eventsOf } from "@tetron/lake/testing";
import { putWatches } from "@tetron/lake/watches";
import { afterAll, beforeEach, expect, test } from "vitest";
import { processAllHistories } from "../jobs/process-histories.ts";
import { resetStates } from "../jobs/reset-states.ts";
import { rebuildStates } from "../rebuild-states.ts";
import { NEVER, openTestReputation, SHOP } from "../testing.ts";
import { type BlockEvent, takeInBlocks } from "./take-in-blocks.ts";
import { aFollowedChain, BEGUN, fromScratch, type Payment } from "./testing.ts";

const { deps, lake, ask, reputationsOf } = await openTestReputation();
afterAll(() => lake[Symbol.asyncDispose]());
beforeEach(async () => {
  await lake.clear();
  await putTenant(lake.db, { id: "acme", name: "Acme", createdAt: new Date() });
});

const wallet = (n: number) => `0x${(0xf3000 + n).toString(16).padStart(40, "0")}`;
const [ANN, BEN, BAD, OTHER] = [wallet(1), wallet(2), wallet(3), wallet(4)] as [
  string,
  string,
  string,
  string,
];
const pay = (from: string, to: string, milli = 1_000): Payment => ({ from, to, milli });
const take = (...events: (readonly BlockEvent[])[]) =>
  takeInBlocks(deps, events.flat(), { lists: "l1", also: [] });
const rowsOf = async (address: string) => (await findStates(lake.db, [{ network: "ethereum", address }]))[0]!;
const stateOf = async (address: string, owner: Owner = "operator") =>
  (await rowsOf(address)).find((row) => row.owner === owner)?.state;
const scoreOf = async (address: string): Promise<number> =>
  (await reputationsOf([address])).wallets[0].reputation.score;

async function listed(version: string, label: string): Promise<void> {
  const edition = { owner: "system", name: "labels", network: "*", url: "u", asOf: new Date(0) } as const;
  await loadLabels(lake, { ...edition, version }, [{ network: "ethereum", address: BAD, label, name: "" }]);
}

/** A history with a payment to the shop in each of the days before the chain. */
async function imported(owner: Owner, address: string, days: readonly number[]): Promise<AccountHistory> {
  const transactions = days.map((day) => ({
    ...{ timestamp: BEGUN - day * 86_400, direction: "sent", counterparty: SHOP, value: 10n ** 18n },
    ...{ createsContract: false, failed: false, methodId: null, hash: null },
  })) as AccountHistory["transactions"];
  const history: AccountHistory = { network: "ethereum", address, transactions, tokenTransfers: [] };
  const content = new TextEncoder().encode(toExactJson(history));
  const raw = { owner, network: "ethereum", address, content, source: "test" } as const;
  await lake.transaction((tx) =>
    storeHistory(tx, { ...raw, transactions: transactions.length, importedAt: new Date() }),
  );
  await processAllHistories(deps, NEVER);
  return history;
}

test("a block changes the reputation of who watches a wallet, a reorg takes it back, and both are announced", async () => {
  await listed("1", "phish-hack");
  const chain = await aFollowedChain(lake, [ANN]);
  await putWatches(lake.db, { tenant: "acme", network: "ethereum", addresses: [ANN], at: new Date() });
  await take(await chain.move({}, [pay(OTHER, BEN)], [pay(BAD, ANN)]));
  // Nobody asked about the others.
  expect((await lake.db.select().from(reputationStates)).map(({ address }) => address)).toEqual([ANN]);
  const low = await scoreOf(ANN);
  expect(low).toBeLessThan(45);
  await take(await chain.move({ undo: 1 }, [], []));
  expect(await scoreOf(ANN)).toBe(50);
  const events = await eventsOf(lake, "acme");
  expect(events).toMatchObject([
    {
      type: "address.updated",
      data: { address: ANN, previous_score: 50, reputation_score: expect.closeTo(low, 4) },
    },
    {
      type: "address.updated",
      data: { address: ANN, previous_score: expect.closeTo(low, 4), reputation_score: 50 },
    },
  ]);
});

test("states equal those from scratch after any reorgs, however late their events are read, also once blocks are final", async () => {
  await listed("1", "phish-hack");
  await imported("operator", BEN, [40, 30, 20]);
  const old = await imported("tenant:acme", ANN, [9, 8]);
  const told = await imported("operator", BEN, [40, 30, 20, 3]);
  const chain = await aFollowedChain(lake, [ANN, BEN]);
  const people = [ANN, BEN, BAD, OTHER, SHOP];
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  let final = -1;
  let unread: BlockEvent[] = [];
  for (let step = 0; step < 60; step++) {
    const undo = random(3) === 0 ? Math.min(random(20) + 1, chain.held.length - Math.max(final, 0)) : 0;
    const payments = () =>
      Array.from({ length: random(3) }, () => pay(people[random(5)]!, people[random(5)]!, random(900) + 1));
    const added = Array.from({ length: undo + random(4) }, payments);
    final = Math.max(final, chain.held.length - undo - 25);
    unread.push(...(await chain.move({ undo, final }, ...added)));
    if (random(2) === 0) continue;
    // A page may end between the events of one commit.
    const cut = random(2) === 0 ? random(unread.length + 1) : unread.length;
    await take(unread.slice(0, cut));
    unread = unread.slice(cut);
    if (unread.length > 0) continue;
    expect(await stateOf(BEN)).toEqual(await fromScratch(deps, "operator", chain.after(BEN, told)));
    expect(await stateOf(ANN)).toEqual(await fromScratch(deps, "operator", chain.after(ANN)));
    expect(await stateOf(ANN, "tenant:acme")).toEqual(
      await fromScratch(deps, "tenant:acme", chain.after(ANN, old)),
    );
  }
  await take(unread);
  expect(final).toBeGreaterThan(20);
  // Other lists, and a rebuild, count everything anew.
  await listed("2", "exchange");
  await processAllHistories(deps, NEVER);
  const scratch = await fromScratch(deps, "operator", chain.after(ANN));
  expect(await stateOf(ANN)).toEqual(scratch);
  await lake.db.delete(reputationStates);
  await rebuildStates(deps, NEVER);
  expect(await stateOf(ANN)).toEqual(scratch);
  expect(await stateOf(BEN)).toEqual(await fromScratch(deps, "operator", chain.after(BEN, told)));
});

test("a tenant's own history stays the one that counts for it while blocks continue both", async () => {
  await imported("tenant:acme", ANN, [300, 200, 100, 50, 10]);
  const before = await scoreOf(ANN);
  const chain = await aFollowedChain(lake, [ANN]);
  await take(await chain.move({}, [pay(ANN, OTHER, 1)]));
  expect((await rowsOf(ANN)).map(({ owner }) => owner).toSorted()).toEqual(["operator", "tenant:acme"]);
  expect(Math.abs((await scoreOf(ANN)) - before)).toBeLessThan(5);
});

test("a history that is imported later counts with the blocks after it, and its past shows what was known when", async () => {
  const chain = await aFollowedChain(lake, [ANN]);
  await take(await chain.move({}, [pay(SHOP, ANN)], [pay(SHOP, ANN)]));
  const history = await imported("operator", ANN, [30, 20, 10]);
  const scratch = await fromScratch(deps, "operator", chain.after(ANN, history));
  expect(await stateOf(ANN)).toEqual(scratch);
  await take(await chain.move({}, [pay(SHOP, ANN)]));
  const now = new Date(Date.now() - 1_000);
  const { data } = await ask(
    `query ($id: ID!, $at: DateTime!) { _entities(representations: [{ __typename: "Wallet", id: $id }]) {
      ... on Wallet { reputation { score } reputationHistory(from: $at, to: $at, step: 1) { score } } } }`,
    { id: `eip155:1:${ANN}`, at: now.toISOString() },
  );
  const [{ reputation, reputationHistory }] = data._entities;
  expect(reputationHistory[0].score).toBeCloseTo(reputation.score, 3);
});

test("a reset takes back what blocks brought, and what was deleted of them stays counted until then", async () => {
  await listed("1", "phish-hack");
  const chain = await aFollowedChain(lake, [ANN]);
  await take(await chain.move({ final: 2 }, [pay(BAD, ANN)], []));
  const low = await scoreOf(ANN);
  await lake.db.execute("delete from ingestion.movements");
  await lake.db.execute("update ingestion.chains set movements_from = 2");
  await listed("2", "exchange");
  await processAllHistories(deps, NEVER);
  expect(await scoreOf(ANN)).toBeCloseTo(low, 4);
  await forgetChain(lake.db, "ethereum");
  await resetStates(deps, "ethereum", NEVER);
  expect(await scoreOf(ANN)).toBe(50);
});

test("what a block costs does not depend on how many wallets it touches, nor on how much they did before", async () => {
  const many = Array.from({ length: 40 }, (_, n) => wallet(100 + n));
  const chain = await aFollowedChain(lake, [ANN, ...many]);
  using counted = countStatements();
  const cost = async (events: readonly BlockEvent[]) => {
    const before = counted.count();
    await take(events);
    return counted.count() - before;
  };
  const first = await chain.move({}, [pay(OTHER, ANN)]);
  await take(first);
  const one = await cost(await chain.move({}, [pay(OTHER, ANN)]));
  await take(
    await chain.move(
      {},
      many.map((each) => pay(OTHER, each)),
    ),
  );
  expect(
    await cost(
      await chain.move(
        {},
        many.map((each) => pay(OTHER, each)),
      ),
    ),
  ).toBe(one);
});
