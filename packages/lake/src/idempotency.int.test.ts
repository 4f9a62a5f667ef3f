import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { claimKey, endClaims, keepAnswer, releaseClaim, settleClaim, sweepKeys } from "./idempotency.ts";
import { onBothStores } from "./internal/testing.ts";
import { insertScore } from "./scores.ts";
import { idempotency } from "./tables/idempotency.ts";
import { scores } from "./tables/scores.ts";
import { aScore } from "./testing.ts";

const aRequest = (changes = {}) => ({
  ...{ tenant: "acme", endpoint: "POST /v1/score", key: "order-17", requestHash: "a" },
  ...changes,
});
const MINE = { state: "mine", subject: null };

onBothStores("idempotency", (lake) => {
  const claim = (name: string, changes = {}) => claimKey(lake().db, aRequest(changes), name);
  const turnClock = (column: "runs_until" | "expires_at") =>
    lake().db.execute(
      sql`update ${idempotency} set ${sql.raw(column)} = clock_timestamp() - interval '1 second'`,
    );
  const score = (id: string, name: string) =>
    lake().commit([insertScore(aScore({ id })), ...settleClaim(name, id)]);

  test("a key stands for one request of its tenant and endpoint", async () => {
    expect(await claim("1")).toEqual(MINE);
    expect(await claim("2")).toEqual({ state: "running" });
    expect(await claim("3", { requestHash: "b" })).toEqual({ state: "other" });
    expect(await claim("4", { tenant: "other" })).toEqual(MINE);
    expect(await claim("5", { endpoint: "POST /v1/feedback" })).toEqual(MINE);
    await keepAnswer(lake().db, "1", { status: 200, answer: "{}" });
    expect(await claim("6")).toEqual({ state: "answered", status: 200, answer: "{}", subject: null });
    expect(await claim("7", { requestHash: "b" })).toEqual({ state: "other" });
  });

  test("of many claims at once one gets the key", async () => {
    const claimed = await Promise.all(Array.from({ length: 20 }, (_, n) => claim(`${n}`)));
    expect(claimed.filter(({ state }) => state === "mine")).toHaveLength(1);
    expect(claimed.filter(({ state }) => state === "running")).toHaveLength(19);
  });

  test("what an attempt wrote before it died is found by the next, and what it writes afterwards fails", async () => {
    await claim("1");
    await score("tx_1", "1");
    expect(await claim("2", { requestHash: "b" })).toEqual({ state: "other" });
    expect(await claim("2")).toEqual({ state: "mine", subject: "tx_1" });
    await expect(score("tx_2", "1")).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await lake().db.select().from(scores)).map(({ id }) => id)).toEqual(["tx_1"]);
  });

  test("a claim that wrote nothing is taken over when its time is over, or all claims are ended", async () => {
    await claim("1");
    expect(await claim("2")).toEqual({ state: "running" });
    await turnClock("runs_until");
    expect(await claim("2")).toEqual(MINE);
    expect(await claim("3")).toEqual({ state: "running" });
    await endClaims(lake().db);
    expect(await claim("3")).toEqual(MINE);
    await expect(score("tx_1", "2")).rejects.toMatchObject({ code: "CONFLICT" });
    await keepAnswer(lake().db, "3", { status: 200, answer: "{}" });
    await endClaims(lake().db);
    expect(await claim("4")).toMatchObject({ state: "answered" });
  });

  test("a released key is free, and a commit that was on its way fails", async () => {
    await claim("1");
    await releaseClaim(lake().db, "1");
    await expect(score("tx_1", "1")).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await claim("2", { requestHash: "b" })).toEqual(MINE);
    await score("tx_2", "2");
    await releaseClaim(lake().db, "2");
    expect(await claim("3", { requestHash: "b" })).toEqual({ state: "mine", subject: "tx_2" });
  });

  test("another write of the same batch is committed although a claim was lost", async () => {
    const both = await Promise.allSettled([
      score("tx_1", "lost"),
      lake().commit([insertScore(aScore({ id: "tx_2" }))]),
    ]);
    expect(both.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
  });

  test("after a day a key is new, and is swept", async () => {
    await claim("1");
    await score("tx_1", "1");
    await keepAnswer(lake().db, "1", { status: 200, answer: "{}" });
    await turnClock("expires_at");
    expect(await claim("2", { requestHash: "b" })).toEqual(MINE);
    await sweepKeys(lake().db);
    expect(await lake().db.$count(idempotency)).toBe(1);
    await turnClock("expires_at");
    await sweepKeys(lake().db);
    expect(await lake().db.$count(idempotency)).toBe(0);
  });
});
