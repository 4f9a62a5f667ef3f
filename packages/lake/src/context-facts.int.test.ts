import { tenantOwner } from "@tetron/domain/owner";
import { expect, test } from "vitest";
import { putContextFacts } from "./context-facts.ts";
import { contextFacts } from "./tables/context-facts.ts";
import { emptyLake } from "./testing.ts";

test("facts that were said earlier do not replace those that were said later", async () => {
  await using lake = await emptyLake();
  const said = (second: number, source: string) => ({
    ...{ owner: tenantOwner("mine"), network: "ethereum" as const, address: "0x1", source },
    ...{ customerTier: null, purpose: null, kycLevel: null, expectedCounterparties: null },
    updatedAt: new Date(second * 1_000),
  });
  expect(await putContextFacts(lake.db, [said(2, "late")])).toBe(1);
  expect(await putContextFacts(lake.db, [said(1, "retried")])).toBe(0);
  expect(await lake.db.select().from(contextFacts)).toEqual([said(2, "late")]);
  expect(await putContextFacts(lake.db, [said(2, "same time")])).toBe(1);
});
