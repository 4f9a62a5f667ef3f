import { walletId } from "@tetron/domain/wallet";
import { insertPayment } from "@tetron/lake/payments";
import { findProposals, putProposal } from "@tetron/lake/review-proposals";
import { auditEntries } from "@tetron/lake/tables/audit-entries";
import { chainWatched } from "@tetron/lake/tables/chain-watched";
import { payments } from "@tetron/lake/tables/payments";
import { aPayment, emptyLake, type TestLake } from "@tetron/lake/testing";
import { watchAsked } from "@tetron/lake/watched-wallets";
import { listWatches, putWatches } from "@tetron/lake/watches";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { eraseData } from "./erase-data.ts";

const PERSON = "0x00000000000000000000000000000000000000a1";
const OTHER = "0x00000000000000000000000000000000000000b2";
const THIRD = "0x00000000000000000000000000000000000000c3";

let lake: TestLake;
beforeAll(async () => {
  lake = await emptyLake();
});
afterAll(() => lake[Symbol.asyncDispose]());
beforeEach(async () => {
  await lake.clear();
  const at = new Date();
  for (const tenant of ["acme", "other"])
    for (const network of ["ethereum", "base"] as const)
      await putWatches(lake.db, { tenant, network, addresses: [PERSON, OTHER], at });
  await putWatches(lake.db, { tenant: "acme", network: "ethereum", addresses: [THIRD], at });
  const since = { height: 10, at };
  await watchAsked(lake.db, "ethereum", { after: new Date(0), since, most: 100 });
  await lake.commit([
    insertPayment(aPayment({ id: "pay_1", fromAddress: PERSON, toAddress: OTHER })),
    insertPayment(aPayment({ id: "pay_2", fromAddress: OTHER, toAddress: PERSON, status: "confirmed" })),
    insertPayment(aPayment({ id: "pay_3", fromAddress: OTHER, toAddress: THIRD })),
    insertPayment(aPayment({ id: "pay_4", fromAddress: PERSON, toAddress: OTHER, network: "base" })),
    insertPayment(aPayment({ id: "pay_5", fromAddress: PERSON, toAddress: OTHER, tenant: "other" })),
  ]);
});

const watchesOf = async (tenant: string) =>
  (await listWatches(lake.db, tenant, { limit: 10 })).map(({ network, address }) => `${network} ${address}`);
const kept = async () => (await lake.db.select().from(payments)).map(({ id }) => id).sort();
const followed = async () => (await lake.db.select().from(chainWatched)).map((row) => row.address).sort();
const person = walletId({ network: "ethereum", address: PERSON });

test("erasing a wallet ends the tenant's watch of it and deletes its payments, though nothing is under a key", async () => {
  const erased = await eraseData(lake, "command-line", { tenant: "acme", person });
  expect(erased).toEqual({ keys: [], watches: 1, payments: 2 });
  expect(await watchesOf("acme")).toEqual([
    ...[`base ${PERSON}`, `base ${OTHER}`, `ethereum ${OTHER}`, `ethereum ${THIRD}`],
  ]);
  expect(await watchesOf("other")).toHaveLength(4);
  expect(await kept()).toEqual(["pay_3", "pay_4", "pay_5"]);
  // Another tenant watches it still.
  expect(await followed()).toEqual([PERSON, OTHER, THIRD]);
  const entries = await lake.db.select().from(auditEntries);
  expect(entries).toMatchObject([{ tenant: "acme", data: erased }]);
  await expect(eraseData(lake, "command-line", { tenant: "acme", person })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

test("erasing a tenant ends all its watches and deletes all its payments, and no one else's", async () => {
  expect(await eraseData(lake, "command-line", { tenant: "acme" })).toEqual({
    ...{ keys: [], watches: 5, payments: 4 },
  });
  expect(await watchesOf("acme")).toEqual([]);
  expect(await watchesOf("other")).toHaveLength(4);
  expect(await kept()).toEqual(["pay_5"]);
  expect(await followed()).toEqual([PERSON, OTHER]);
});

test("erasing a wallet deletes the tenant's proposal to review it, and no other", async () => {
  const proposedAt = new Date();
  const wallets = [PERSON, OTHER].map((address) => ({ network: "ethereum", address }) as const);
  const proposed = { code: "NEW_WALLET", score: "scr_1", proposedAt };
  await lake.commit(
    ["acme", "other"].flatMap((tenant) =>
      wallets.map((wallet) => putProposal({ tenant, ...wallet, ...proposed })),
    ),
  );
  await eraseData(lake, "command-line", { tenant: "acme", person });
  const left = async (tenant: string) =>
    (await findProposals(lake.db, { tenant, since: new Date(0) }, wallets)).map((each) => each?.address);
  expect(await left("acme")).toEqual([undefined, OTHER]);
  expect(await left("other")).toEqual([PERSON, OTHER]);
});
