import { putRateLimit } from "@tetron/lake/rate-limits";
import { emptyLake } from "@tetron/lake/testing";
import { expect, test } from "vitest";
import { testTenant } from "./auth/test-tenant.ts";
import { createEdgeStore } from "./edge-store.ts";

test("the limits of a tenant and of its key hold for a test key too", async () => {
  await using lake = await emptyLake();
  const { rateLimit } = createEdgeStore(lake.db);
  const limits = () =>
    Promise.all(["acme", testTenant("acme")].map((tenant) => rateLimit({ tenant, keyId: "key_1" })));
  expect(await limits()).toEqual([null, null]);
  await lake.commit([putRateLimit({ tenant: "acme" }, 500)]);
  expect(await limits()).toEqual([500, 500]);
  await lake.commit([putRateLimit({ tenant: "acme", keyId: "key_1" }, 7)]);
  expect(await limits()).toEqual([7, 7]);
});
