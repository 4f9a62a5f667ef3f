import { expect, test } from "vitest";
import { onBothStores } from "./internal/testing.ts";
import { findAnyScore, findScores, insertScore } from "./scores.ts";
import { aScore } from "./testing.ts";

onBothStores("scores", (lake) => {
  const record = (...scores: Parameters<typeof aScore>) => lake().commit([insertScore(aScore(...scores))]);

  test("finding keeps the requested order, with gaps for what is missing", async () => {
    await record({ id: "tx_1" });
    await record({ id: "tx_2" });
    const found = await findScores(lake().db, "acme", ["tx_2", "tx_missing", "tx_1"]);
    expect(found.map((score) => score?.id)).toEqual(["tx_2", undefined, "tx_1"]);
  });

  test("another tenant's score is not there", async () => {
    await record({ id: "tx_1", tenant: "acme" });
    expect(await findScores(lake().db, "globex", ["tx_1"])).toEqual([undefined]);
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
});
