import { visibleTo } from "@tetron/domain/owner";
import { readAudit } from "@tetron/lake/audit";
import { findLabels, loadLabels } from "@tetron/lake/labels";
import { loadSanctions } from "@tetron/lake/sanctions";
import { events } from "@tetron/lake/tables/events";
import { emptyLake } from "@tetron/lake/testing";
import { afterAll, beforeEach, expect, test } from "vitest";
import { contestLabel } from "./contest-label.ts";

const SHOP = { network: "ethereum", address: `0x${"a1".repeat(20)}` } as const;
const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());
beforeEach(async () => {
  await lake.clear();
  const list = { owner: "operator", version: "1", url: "", network: "*", asOf: new Date(0) } as const;
  await loadLabels(lake, { ...list, name: "watchlist" }, [{ ...SHOP, label: "phish-hack", name: "" }]);
  await loadSanctions(lake, { ...list, name: "OFAC SDN ETH" }, [{ ...SHOP, asset: "ETH" }]);
});

const acme = { owner: "tenant:acme", actor: "key_1", now: new Date("2026-11-28T12:00:00Z") } as const;
const contest = { ...SHOP, list: "watchlist", reason: " It is our own shop. " };
const contestedFor = async (tenant: string) =>
  (await findLabels(lake, visibleTo(tenant), [SHOP]))[0]!.map(({ contested }) => contested);
const auditOf = (tenant: string) => readAudit(lake, { tenant, limit: 9 });
const told = async () =>
  (await lake.db.select().from(events)).filter(({ type }) => type === "label.contested");

test("a tenant contests a label for itself, and the audit log and the events say so", async () => {
  expect(await contestLabel(lake, contest, acme)).toMatchObject({
    changed: true,
    reason: "It is our own shop.",
  });
  expect([await contestedFor("acme"), await contestedFor("other")]).toEqual([
    ["It is our own shop."],
    [null],
  ]);
  expect(await auditOf("acme")).toMatchObject([
    {
      ...{ action: "label.contest", actor: "key_1", subject: "watchlist" },
      data: { owner: "tenant:acme", address: SHOP.address, reason: "It is our own shop.", withdrawn: false },
    },
  ]);
  expect(await told()).toMatchObject([{ tenant: null, data: { list: "watchlist", withdrawn: false } }]);
});

test("the same contest again writes nothing, another reason replaces it, and it can be withdrawn", async () => {
  await contestLabel(lake, contest, acme);
  expect(await contestLabel(lake, contest, acme)).toMatchObject({ changed: false });
  expect(await contestLabel(lake, { ...contest, reason: "Still." }, acme)).toMatchObject({ changed: true });
  expect(await contestedFor("acme")).toEqual(["Still."]);
  const withdrawn = { ...contest, reason: null, withdraw: true };
  expect(await contestLabel(lake, withdrawn, acme)).toMatchObject({ changed: true, reason: null });
  expect(await contestLabel(lake, withdrawn, acme)).toMatchObject({ changed: false });
  expect(await contestedFor("acme")).toEqual([null]);
  expect(await told()).toHaveLength(3);
});

test.each([
  [{ list: "OFAC SDN ETH" }, "list", "not_contestable", /Only its publisher/],
  [{ list: "nobody's" }, "list", "no_such_label", /These lists do: watchlist/],
  [{ reason: "  " }, "reason", "missing", /1-500 characters/],
  [{ reason: "x".repeat(501) }, "reason", "too_long", /1-500 characters/],
  [{ address: "0x12" }, "address", "malformed", /address/],
])("%j is refused, and nothing is written", async (change, field, reason, message) => {
  await expect(contestLabel(lake, { ...contest, ...change }, acme)).rejects.toMatchObject({
    code: "UNPROCESSABLE",
    message: expect.stringMatching(message),
    details: { field, reason },
  });
  expect(await told()).toEqual([]);
  expect(await auditOf("acme")).toEqual([]);
});
