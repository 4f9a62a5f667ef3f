import { expect, test } from "vitest";
import { aPayment, send } from "./client.ts";
import { aHome, startEmbedded } from "./platform.ts";

const KILLS = 20;
const CLIENTS = 8;

test(`no score that was answered is lost when the process is killed, ${KILLS} times`, async () => {
  await using stack = new AsyncDisposableStack();
  const home = await aHome(stack);
  const answered: string[] = [];
  for (let round = 0; round < KILLS; round++) {
    await using tetron = await startEmbedded(home);
    let killed = false;
    const clients = Array.from({ length: CLIENTS }, async () => {
      while (!killed) {
        // A request that the kill cuts off was not answered: nothing is promised of it.
        const made = await send(tetron, "/v1/score", aPayment()).catch(() => undefined);
        if (made?.status === 200) answered.push(made.body.transaction_id);
      }
    });
    const before = answered.length;
    while (answered.length < before + 5 + 7 * (round % 4)) await new Promise((wake) => setTimeout(wake, 5));
    const ended = tetron.edge.end("SIGKILL");
    killed = true;
    await Promise.all([ended, ...clients]);
  }
  await using tetron = await startEmbedded(home);
  const missing: string[] = [];
  for (const id of answered) if ((await send(tetron, `/v1/score/${id}`)).status !== 200) missing.push(id);
  expect(answered.length).toBeGreaterThan(KILLS * 5);
  expect(missing).toEqual([]);
});
