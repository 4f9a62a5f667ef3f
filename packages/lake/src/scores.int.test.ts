import { expect, test } from "vitest";
import { onBothStores } from "./internal/testing.ts";
import { completeScore, findAnyScore, findScores, insertScore, scoresOfWallet } from "./scores.ts";
import { aScore } from "./testing.ts";

const ALICE = "0x00000000000000000000000000000000000000a1";
const BOB = "0x00000000000000000000000000000000000000b2";
const alice = { network: "ethereum", address: ALICE } as const;

onBothStores("scores", (lake) => {
  const record = (...scores: Parameters<typeof aScore>) => lake().commit([insertScore(aScore(...scores))]);

  test("finding keeps the asked order and leaves gaps", async () => {
    await record({ id: "tx_1" });
    await record({ id: "tx_2" });
    const found = await findScores(lake().db, "acme", ["tx_2", "tx_missing", "tx_1"]);
    expect(found.map((score) => score?.id)).toEqual(["tx_2", undefined, "tx_1"]);
  });

  test("another tenant's score is not there", async () => {
    await record({ id: "tx_1", tenant: "acme" });
    expect(await findScores(lake().db, "globex", ["tx_1"])).toEqual([undefined]);
    expect(await scoresOfWallet(lake().db, "globex", alice, { limit: 10 })).toEqual([]);
    expect((await findAnyScore(lake().db, "tx_1"))?.tenant).toBe("acme");
  });

  test("everything comes back to the bit", async () => {
    const score = aScore({
      amount: 2n ** 255n + 1n,
      fraudScore: 0.1 + 0.2,
      reasons: [{ code: "NO_HISTORY", contribution: -1.2345678901234567 }],
      inputs: { vector: new Float64Array([Number.NaN, -0, 1e-300]), amount: 12n, nothing: null },
    });
    const list = aScore({ inputs: [Number.NaN, -0, [1n]], reasons: [{ contribution: 0 }] });
    await lake().commit([insertScore(score), insertScore(list)]);
    expect(await findScores(lake().db, "acme", [score.id, list.id])).toEqual([score, list]);
  });

  test("recording an id twice is refused and keeps the first", async () => {
    await record({ id: "tx_1", fraudScore: 10 });
    await expect(record({ id: "tx_1", fraudScore: 99 })).rejects.toMatchObject({
      code: "CONFLICT",
      details: { kind: "scores", id: "tx_1" },
    });
    expect((await findAnyScore(lake().db, "tx_1"))?.fraudScore).toBe(10);
  });

  test("a pending score is completed once and never changes after that", async () => {
    const pending = aScore({ id: "tx_1", status: "pending", fraudScore: 50, completedAt: null });
    await lake().commit([insertScore(pending)]);
    await lake().commit([completeScore(aScore({ id: "tx_1", fraudScore: 10 }))]);
    await lake().commit([completeScore(aScore({ id: "tx_1", fraudScore: 99 }))]);
    expect(await findAnyScore(lake().db, "tx_1")).toMatchObject({ status: "completed", fraudScore: 10 });
  });

  test("a wallet's scores are those that it sent and those that it received, newest first", async () => {
    await record({ id: "tx_1", fromAddress: ALICE, toAddress: BOB });
    await record({ id: "tx_2", fromAddress: BOB, toAddress: ALICE });
    await record({ id: "tx_3", fromAddress: BOB, toAddress: BOB });
    await record({ id: "tx_4", fromAddress: ALICE, toAddress: BOB, network: "polygon" });
    const found = await scoresOfWallet(lake().db, "acme", alice, { limit: 10 });
    expect(found.map(({ id }) => id)).toEqual(["tx_2", "tx_1"]);
  });

  test("pages follow each other without a gap or an overlap", async () => {
    const ids = Array.from({ length: 7 }, (_, i) => `tx_${i}`);
    for (const id of ids)
      await record({ id, ...(Number(id.at(-1)) % 2 ? { fromAddress: BOB, toAddress: ALICE } : {}) });
    const seen: string[] = [];
    for (let after: string | undefined; ; after = seen.at(-1)) {
      const page = await scoresOfWallet(lake().db, "acme", alice, { limit: 3, after });
      if (page.length === 0) break;
      seen.push(...page.map(({ id }) => id));
    }
    expect(seen).toEqual(ids.toReversed());
  });
});
