import { toExactJson } from "@tetron/lake/exact-json";
import { storeHistory } from "@tetron/lake/histories";
import { loadLabels } from "@tetron/lake/labels";
import { insertScore } from "@tetron/lake/scores";
import { putTenant } from "@tetron/lake/tenants";
import { aScore, eventsOf } from "@tetron/lake/testing";
import { afterAll, beforeEach, expect, test } from "vitest";
import { processNewHistories } from "./jobs/process-histories.ts";
import { DAY, NEVER, openTestReputation, SHOP, STRANGER } from "./testing.ts";

/** A shop that no reference account dealt with: only the list says who it is. */
const NEW_SHOP = "0x71c7e2a90b54d1f3860e5d2c4b9a8f17365e0d42";

const { deps, lake, reputationsOf } = await openTestReputation();
afterAll(() => lake[Symbol.asyncDispose]());
beforeEach(() => lake.clear());

test("a history that cannot be read does not block the others", async () => {
  const raw = { network: "ethereum", transactions: 0, source: "test", importedAt: new Date() } as const;
  const broken = new TextEncoder().encode("not a history");
  const empty = new TextEncoder().encode(
    toExactJson({ network: "ethereum", address: SHOP, transactions: [], tokenTransfers: [] }),
  );
  await lake.transaction((tx) =>
    storeHistory(tx, { ...raw, address: STRANGER, owner: "operator" as const, content: broken }),
  );
  await lake.transaction((tx) =>
    storeHistory(tx, { ...raw, address: SHOP, owner: "operator" as const, content: empty }),
  );
  expect(await processNewHistories(deps, "operator", NEVER)).toBe(1);
});

test("an imported history becomes a reputation, the tenants who scored it get an event, and a new list changes it", async () => {
  await putTenant(lake.db, { id: "acme", name: "Acme", createdAt: new Date() });
  await lake.commit([insertScore(aScore({ fromAddress: STRANGER }))]);
  const edition = {
    url: "https://example.org",
    owner: "system" as const,
    network: "*" as const,
    asOf: new Date("2024-01-01T00:00:00Z"),
  };
  await loadLabels(lake, { name: "labels", version: "1", ...edition }, [
    { network: "ethereum", address: NEW_SHOP, label: "exchange", name: "Shop" },
  ]);
  const now = Math.floor(Date.now() / 1_000);
  const transactions = Array.from({ length: 40 }, (_, i) => ({
    timestamp: now - (40 - i) * 7 * DAY,
    direction: i % 2 === 0 ? "received" : "sent",
    counterparty: NEW_SHOP,
    value: 10n ** 18n,
    createsContract: false,
    failed: false,
    methodId: null,
    hash: null,
  }));
  const history = { network: "ethereum", address: STRANGER, transactions, tokenTransfers: [] } as const;
  const content = new TextEncoder().encode(toExactJson(history));
  const raw = {
    owner: "operator",
    network: "ethereum",
    address: STRANGER,
    content,
    transactions: 40,
    source: "test",
  } as const;
  await lake.transaction((tx) => storeHistory(tx, { ...raw, importedAt: new Date() }));

  expect(await processNewHistories(deps, "operator", NEVER)).toBe(1);
  expect(await processNewHistories(deps, "operator", NEVER)).toBe(0);

  const { reputation } = (await reputationsOf([STRANGER])).wallets[0];
  expect(reputation.score).toBeGreaterThan(70);
  expect(reputation.confidence).toBeGreaterThan(0.9);
  const points = reputation.components.map((each: { points: number }) => each.points);
  expect(points.reduce((a: number, b: number) => a + b, 0)).toBeCloseTo(reputation.score, 9);
  const events = await eventsOf(lake, "acme");
  expect(events).toMatchObject([{ type: "address.updated", data: { previous_score: 50, band: "high" } }]);

  const phishing = { name: "labels", version: "2", ...edition };
  const label = { network: "ethereum", address: NEW_SHOP, label: "phish-hack", name: "Shop" } as const;
  await loadLabels(lake, phishing, [label]);
  expect(await processNewHistories(deps, "operator", NEVER)).toBe(1);
  expect((await reputationsOf([STRANGER])).wallets[0].reputation.score).toBeLessThan(50);
});
