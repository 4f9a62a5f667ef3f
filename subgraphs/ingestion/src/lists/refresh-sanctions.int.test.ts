import { existsSync } from "node:fs";
import { join } from "node:path";
import { readCurrentSanctions } from "@tetron/connectors/datasets/current-sanctions";
import { SHARED_OWNERS } from "@tetron/domain/owner";
import { reasonToSkip } from "@tetron/domain/testing";
import { readAudit } from "@tetron/lake/audit";
import { findSanctions } from "@tetron/lake/sanctions";
import { insertScore } from "@tetron/lake/scores";
import { currentSources } from "@tetron/lake/sources";
import { putTenant } from "@tetron/lake/tenants";
import { aScore, emptyLake, eventsOf } from "@tetron/lake/testing";
import { afterAll, beforeEach, expect, test } from "vitest";
import { refreshSanctions, type SanctionsEdition } from "./refresh-sanctions.ts";
import type { ReplaceOptions } from "./replace-sanctions.ts";
import { rollBackSanctions } from "./roll-back-sanctions.ts";

const OFAC = join(process.env["TETRON_DATA"] || "../shared/data", "ofac");
const missing = reasonToSkip(existsSync(OFAC) ? undefined : `there is no ${OFAC}; set TETRON_DATA`);
const TORNADO = { network: "ethereum", address: "0x8589427373d6d84e98730d7795d8f6f8731fda16" } as const;
const SHOP = { network: "ethereum", address: `0x${"a1".repeat(20)}` } as const;
const OTHER = { network: "ethereum", address: `0x${"b2".repeat(20)}` } as const;

const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());
beforeEach(() => lake.clear());

const options = { actor: "command-line", now: new Date("2026-11-28T12:00:00Z") } as const;
const refresh = (lists: readonly SanctionsEdition[], day: string, change: Partial<ReplaceOptions> = {}) =>
  refreshSanctions(lake, [{ lists, day, dayFrom: "--date", url: "https://x.test" }], {
    ...options,
    ...change,
  });
const eth = (...wallets: SanctionsEdition["wallets"]): SanctionsEdition[] => [{ asset: "ETH", wallets }];
const isBarred = async (wallet: typeof SHOP | typeof TORNADO) =>
  (await findSanctions(lake.db, SHARED_OWNERS, [wallet]))[0]!.length > 0;
const typesOf = async (tenant: string) =>
  (await eventsOf(lake, tenant)).map(({ type, subject }) => `${type} ${subject}`);

test.skipIf(missing)(`three editions of the list follow each other: who is delisted is cleared`, async () => {
  const read = async (path: string) => {
    const signal = new AbortController().signal;
    return (await readCurrentSanctions(join(OFAC, path), { signal, deadlineMs: 60_000 })).lists;
  };
  const [first] = await refresh(await read("sanctioned_addresses_ETH.json"), "2024-09-27");
  expect([first!.added.length, first!.removed.length, first!.before]).toEqual([152, 0, null]);
  expect(await isBarred(TORNADO)).toBe(true);
  const [second] = await refresh(await read("2025-11-27/sanctioned_addresses_ETH.txt"), "2025-11-27");
  expect([second!.added.length, second!.removed.length]).toEqual([15, 90]);
  expect(await isBarred(TORNADO)).toBe(false);
  const newest = await read("2026-10-01/sanctioned_addresses_ETH.txt");
  const [third] = await refresh(newest, "2026-10-01");
  expect([third!.added.length, third!.removed.length]).toEqual([43, 0]);
  const [again] = await refresh(newest, "2026-10-01");
  expect([again!.isNew, again!.added, again!.removed]).toEqual([false, [], []]);
  expect(await currentSources(lake.db, SHARED_OWNERS)).toMatchObject([
    { name: "OFAC SDN ETH", rows: 120, version: expect.stringMatching(/^2026-10-01/) },
  ]);
});

test("tenants that had a wallet's payment scored get an event when it is listed and when it is cleared, on every network", async () => {
  for (const id of ["acme", "bolt"]) await putTenant(lake.db, { id, name: id, createdAt: new Date() });
  await lake.commit([
    insertScore(aScore({ tenant: "acme", toAddress: SHOP.address })),
    insertScore(aScore({ tenant: "acme", network: "base", fromAddress: SHOP.address })),
  ]);
  await refresh(eth(OTHER), "2026-01-01");
  expect(await typesOf("acme")).toEqual([]);
  await refresh(eth(SHOP, OTHER), "2026-02-01");
  await refresh(eth(OTHER), "2026-03-01");
  expect(await typesOf("acme")).toEqual([
    `sanctions.listed eip155:8453:${SHOP.address}`,
    `sanctions.listed eip155:1:${SHOP.address}`,
    `sanctions.cleared eip155:8453:${SHOP.address}`,
    `sanctions.cleared eip155:1:${SHOP.address}`,
  ]);
  expect(await typesOf("bolt")).toEqual([]);
});

test("a wallet that another list still bars gets no event that it was cleared", async () => {
  await putTenant(lake.db, { id: "acme", name: "Acme", createdAt: new Date() });
  await lake.commit([insertScore(aScore({ tenant: "acme", toAddress: SHOP.address }))]);
  await refresh([...eth(SHOP, OTHER), { asset: "ARB", wallets: [SHOP] }], "2026-01-01");
  const before = await typesOf("acme");
  await refresh(eth(OTHER), "2026-02-01");
  expect(await typesOf("acme")).toEqual(before);
  expect(await isBarred(SHOP)).toBe(true);
});

test("every replacement is in the audit log of all tenants, with who did it and how much changed", async () => {
  await refresh(eth(SHOP), "2026-01-01");
  await refresh(eth(SHOP, OTHER), "2026-02-01", { dryRun: true });
  const entries = await readAudit(lake, { tenant: "*", limit: 10 });
  expect(entries).toMatchObject([
    {
      actor: "command-line",
      action: "sanctions.refresh",
      subject: "OFAC SDN ETH",
      data: { added: 1, removed: 0 },
    },
  ]);
});

test("a list that shrinks by more than half, or an older version, changes nothing unless forced", async () => {
  const many = Array.from({ length: 9 }, (_, i) => ({ ...SHOP, address: `0x${String(i).repeat(40)}` }));
  await refresh(eth(SHOP, ...many), "2026-02-01");
  const both = [{ asset: "ARB", wallets: [SHOP] }, ...eth(SHOP)];
  await expect(refresh(both, "2026-03-01")).rejects.toMatchObject({
    details: { reason: "shrinks" },
  });
  expect((await currentSources(lake.db, SHARED_OWNERS)).map(({ name }) => name)).toEqual(["OFAC SDN ETH"]);
  const older = refresh(eth(SHOP, OTHER, ...many), "2026-01-01");
  await expect(older).rejects.toMatchObject({ details: { reason: "older_edition" } });
  const [forced] = await refresh(eth(SHOP), "2026-01-01", { force: true });
  expect(forced).toMatchObject({ isNew: true, added: [] });
  expect(forced!.removed).toHaveLength(9);
});

test.each(["2027-12-01", "2026-13-01", "2026-02-30"])(
  "%s is no day of an edition, and nothing changes, nor is it said to",
  async (day) => {
    const change = { message: expect.stringMatching(/^--date: /) };
    await expect(refresh(eth(SHOP), day, { force: true })).rejects.toMatchObject(change);
    await expect(refresh(eth(SHOP), day, { dryRun: true })).rejects.toMatchObject(change);
    expect(await currentSources(lake.db, SHARED_OWNERS)).toEqual([]);
  },
);

const whole = (lists: readonly SanctionsEdition[], day: string) =>
  ({ lists, day, dayFrom: "sdn.xml: DateOfIssue", url: "https://x.test", isWhole: true }) as const;

test("a whole list empties the held list of an asset that it does not name, and a file of one asset does not", async () => {
  await putTenant(lake.db, { id: "acme", name: "Acme", createdAt: new Date() });
  await lake.commit([insertScore(aScore({ tenant: "acme", toAddress: SHOP.address }))]);
  await refresh([...eth(OTHER), { asset: "ETC", wallets: [SHOP] }], "2026-01-01");
  await refresh(eth(OTHER), "2026-02-01");
  expect(await isBarred(SHOP)).toBe(true);
  const file = whole(eth(OTHER), "2026-03-01");
  const trial = await refreshSanctions(lake, [file], { ...options, dryRun: true });
  expect(await isBarred(SHOP)).toBe(true);
  const replaced = await refreshSanctions(lake, [file], options);
  expect(replaced).toEqual(trial);
  expect(replaced.at(-1)).toMatchObject({ list: "OFAC SDN ETC", added: [], removed: [SHOP.address] });
  expect(await isBarred(SHOP)).toBe(false);
  expect((await typesOf("acme")).at(-1)).toBe(`sanctions.cleared eip155:1:${SHOP.address}`);
  expect((await readAudit(lake, { tenant: "*", limit: 10 })).at(-1)).toMatchObject({
    ...{ action: "sanctions.refresh", subject: "OFAC SDN ETC", data: { removed: 1 } },
  });
  expect(await currentSources(lake.db, SHARED_OWNERS)).toMatchObject([
    { name: "OFAC SDN ETC", rows: 0, asOf: new Date("2026-03-01") },
    { name: "OFAC SDN ETH", rows: 1 },
  ]);
  const again = await refreshSanctions(lake, [file], options);
  expect(again.map(({ isNew }) => isNew)).toEqual([false, false]);
});

test("a list of more than ten wallets that a whole list does not name is emptied with force only", async () => {
  const wallets = Array.from({ length: 11 }, (_, i) => ({
    ...SHOP,
    address: `0x${i.toString(16).repeat(40)}`,
  }));
  await refresh([...eth(OTHER), { asset: "ARB", wallets }], "2026-01-01");
  const file = whole(eth(OTHER), "2026-03-01");
  await expect(refreshSanctions(lake, [file], options)).rejects.toMatchObject({
    details: { reason: "shrinks" },
    message: expect.stringContaining("OFAC SDN ARB"),
  });
  const replaced = await refreshSanctions(lake, [file], { ...options, force: true });
  expect(replaced.at(-1)!.removed).toHaveLength(11);
});

test("the edition before is kept and can be taken back, and so can the one that it had replaced", async () => {
  await putTenant(lake.db, { id: "acme", name: "Acme", createdAt: new Date() });
  await lake.commit([insertScore(aScore({ tenant: "acme", toAddress: SHOP.address }))]);
  const [first] = await refresh(eth(SHOP, OTHER), "2026-01-01");
  const [second] = await refresh(eth(OTHER), "2026-02-01");
  const trial = await rollBackSanctions(lake, "OFAC SDN ETH", { ...options, dryRun: true });
  expect(trial).toMatchObject({ version: first!.version, before: second!.version, added: [SHOP.address] });
  expect(await isBarred(SHOP)).toBe(false);

  expect(await rollBackSanctions(lake, "OFAC SDN ETH", options)).toEqual(trial);
  expect(await isBarred(SHOP)).toBe(true);
  expect((await typesOf("acme")).at(-1)).toBe(`sanctions.listed eip155:1:${SHOP.address}`);
  expect((await readAudit(lake, { tenant: "*", limit: 10 })).at(-1)).toMatchObject({
    ...{ action: "sanctions.refresh", subject: "OFAC SDN ETH" },
    data: { version: first!.version, added: 1, removed: 0 },
  });

  const forth = await rollBackSanctions(lake, "OFAC SDN ETH", options);
  expect(forth).toMatchObject({ version: second!.version, removed: [SHOP.address] });
  expect(await isBarred(SHOP)).toBe(false);
});

test("a list without an edition before it, or that there is not, is not taken back", async () => {
  await refresh(eth(SHOP), "2026-01-01");
  await expect(rollBackSanctions(lake, "OFAC SDN ETH", options)).rejects.toMatchObject({
    code: "NOT_FOUND",
    message: expect.stringContaining("before 2026-01-01"),
  });
  await expect(rollBackSanctions(lake, "OFAC SDN", options)).rejects.toMatchObject({
    code: "NOT_FOUND",
    message: expect.stringContaining("there are: OFAC SDN ETH"),
  });
});

test("the lists of all files are replaced together, and when one is refused none is", async () => {
  const many = Array.from({ length: 9 }, (_, i) => ({ ...SHOP, address: `0x${String(i).repeat(40)}` }));
  await refresh(eth(...many), "2026-02-01");
  const file = (asset: string, day: string) => ({
    ...{ day, dayFrom: "--date", url: "https://x.test", lists: [{ asset, wallets: [SHOP] }] },
  });
  const files = [file("ARB", "2026-03-01"), file("ETH", "2026-03-01")];
  await expect(refreshSanctions(lake, files, options)).rejects.toMatchObject({
    details: { reason: "shrinks" },
  });
  expect(await isBarred(SHOP)).toBe(false);
  await refreshSanctions(lake, files, { ...options, force: true });
  expect((await currentSources(lake.db, SHARED_OWNERS)).map(({ name }) => name)).toEqual([
    "OFAC SDN ARB",
    "OFAC SDN ETH",
  ]);
});
