import { until } from "@tetron/domain/testing";
import { expect, test } from "vitest";
import { aPayment, send } from "./client.ts";
import { aHome, type Platform, startEmbedded } from "./platform.ts";

const KILLS = 20;
const CLIENTS = 8;
const PATIENCE_MS = 30_000;

test(`no score that was answered is lost or changed when the process is killed, ${KILLS} times`, async () => {
  await using stack = new AsyncDisposableStack();
  const home = aHome(stack);
  const answered = new Map<string, number>();
  for (let round = 0; round < KILLS; round++) {
    await using tetron = await startEmbedded(home);
    // Varies when the kill happens.
    await killInTheMiddle(tetron, answered, 5 + 7 * (round % 4));
  }
  await using tetron = await startEmbedded(home);
  for (const [id, score] of answered)
    expect(await send(tetron, `/v1/score/${id}`)).toMatchObject({
      status: 200,
      body: { fraud_score: score },
    });
  expect(answered.size).toBeGreaterThanOrEqual(KILLS * 5);
});

/** Requests scores concurrently and kills the process after the given number of answers. */
async function killInTheMiddle(
  tetron: Platform,
  answered: Map<string, number>,
  count: number,
): Promise<void> {
  const enough = answered.size + count;
  let killed = false;
  const clients = Array.from({ length: CLIENTS }, async () => {
    while (!killed) {
      // A request cut off by the kill was not answered, so its score need not exist.
      const made = await send(tetron, "/v1/score", aPayment()).catch(() => undefined);
      if (made?.status === 200) answered.set(made.body.transaction_id, made.body.fraud_score);
    }
  });
  await until(`${count} scores are answered`, () => answered.size >= enough, PATIENCE_MS);
  const ended = tetron.edge.end("SIGKILL");
  killed = true;
  await Promise.all([ended, ...clients]);
}
