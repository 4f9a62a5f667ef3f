import { insertScore } from "@tetron/lake/scores";
import { aScore, eventsOf } from "@tetron/lake/testing";
import { afterAll, beforeEach, expect, test } from "vitest";
import { DAY, openTestReputation, SHOP, STRANGER } from "./testing.ts";

const { lake, record, reputationsOf } = await openTestReputation();
afterAll(() => lake[Symbol.asyncDispose]());
beforeEach(() => lake.clear());

test("a report lowers the wallet for its tenant only, is recorded once, and publishes one address.updated", async () => {
  const first = await record({ outcome: "FRAUD", reference: "case-1" });
  expect(first.data.recordOutcome).toMatchObject({
    recorded: true,
    outcome: { outcome: "FRAUD", reference: "case-1", wallet: { id: `eip155:1:${STRANGER}` } },
  });
  const again = await record({ outcome: "FRAUD", reference: "case-1" });
  expect(again.data.recordOutcome).toEqual({ ...first.data.recordOutcome, recorded: false });
  const other = await record({ outcome: "GOOD", reference: "case-1" });
  expect(other.failure).toMatchObject({ code: "CONFLICT", message: expect.stringContaining("case-1") });

  expect((await reputationsOf([STRANGER])).wallets[0].reputation.score).toBeLessThan(10);
  expect((await reputationsOf([STRANGER], { tenant: "other" })).wallets[0].reputation.score).toBe(50);

  const events = await eventsOf(lake, "acme");
  expect(events).toMatchObject([
    { type: "address.updated", subject: `eip155:1:${STRANGER}`, data: { previous_score: 50, band: "bad" } },
  ]);
  expect(events[0]).toMatchObject({ version: 2, data: { timestamp: events[0]!.at.toISOString() } });
  await record({ outcome: "FRAUD", reference: "case-2" });
  expect(await eventsOf(lake, "acme")).toHaveLength(1);
});

test("a cleared report raises the wallet again and publishes a second address.updated", async () => {
  await record({ outcome: "FRAUD" });
  await record({ outcome: "CLEARED" });
  expect((await reputationsOf([STRANGER])).wallets[0].reputation.score).toBeCloseTo(50, 3);
  const events = await eventsOf(lake, "acme");
  expect(events.map(({ data }) => (data as { band: string }).band)).toEqual(["bad", "neutral"]);
});

test("small changes add up to one address.updated", async () => {
  const published = async () => (await eventsOf(lake, "acme")).length;
  const occurredAt = new Date(Date.now() - 6 * 365 * DAY * 1_000).toISOString();
  await record({ outcome: "GOOD", reference: "1", occurredAt });
  expect(await published()).toBe(0);
  await record({ outcome: "GOOD", reference: "2", occurredAt });
  expect(await published()).toBe(1);
});

test("a hundred concurrent reports of one wallet are all stored, each once", async () => {
  const names = Array.from({ length: 100 }, (_, i) => `case-${i % 50}`);
  const answers = await Promise.all(names.map((reference) => record({ outcome: "GOOD", reference })));
  expect(answers.filter(({ errors }) => errors).map(({ errors }) => errors[0].message)).toEqual([]);
  expect(answers.filter(({ data }) => data.recordOutcome.recorded)).toHaveLength(50);
});

test("a report about a score names one of the tenant's own, and one of its sides", async () => {
  const score = aScore({ toAddress: STRANGER });
  await lake.commit([insertScore(score)]);
  const about = (transactionId: string, changes: object = {}) =>
    record({ outcome: "FRAUD", transactionId, ...changes });
  expect((await about(score.id)).data.recordOutcome.outcome.transactionId).toBe(score.id);
  expect((await about(score.id, { address: SHOP })).failure).toMatchObject({
    code: "UNPROCESSABLE",
    details: { field: "address" },
  });
  expect((await about("tx_01JZZZZZZZZZZZZZZZZZZZZZZZ")).failure).toMatchObject({
    code: "NOT_FOUND",
    details: { kind: "score" },
  });
  for (const occurredAt of ["2099-01-01T00:00:00Z", "2015-07-30T15:26:12Z"])
    expect((await record({ outcome: "FRAUD", occurredAt })).failure).toMatchObject({
      code: "UNPROCESSABLE",
      details: { field: "occurredAt" },
    });
});
