import { setTimeout as sleep } from "node:timers/promises";
import { until } from "@tetron/domain/testing";
import { expect, test } from "vitest";
import { type Answer, aPayment, send } from "./client.ts";
import { aHome, type Platform, startEmbedded } from "./platform.ts";

const KILLS = 10;
/** Requests that are under way when the process is killed. */
const MAX_AT_ONCE = 8;
/** The kills are spread over about the time that so many requests take. */
const SPREAD_MS = 60;
const PATIENCE_MS = 60_000;

/** A payment to a recipient of its own, by which its scores are found. */
interface Order {
  readonly key: string;
  readonly to: string;
  /** Its first answer; absent when the process was killed before that came. */
  answer?: Answer;
}

test(`a retry after the process was killed answers what was committed and scores nothing twice, ${KILLS} times`, async () => {
  await using stack = new AsyncDisposableStack();
  const home = aHome(stack);
  let orders: Order[] = [];
  let retried = 0;
  for (let round = 0; round <= KILLS; round++) {
    await using tetron = await startEmbedded(home);
    const committed = await scoresByRecipient(tetron);
    for (const order of orders) retried += await retry(tetron, order, committed.get(order.to) ?? []);
    const scored = await scoresByRecipient(tetron);
    expect(orders.filter(({ to }) => scored.get(to)?.length !== 1)).toEqual([]);
    orders = round < KILLS ? await killInTheMiddle(tetron, round) : [];
  }
  // Without one, no kill fell between a commit and its answer, and nothing was tested.
  expect(retried).toBeGreaterThan(0);
});

/** Sends an order again, twice. @returns 1 when its score had been committed without an answer. */
async function retry(tetron: Platform, order: Order, committed: readonly string[]): Promise<0 | 1> {
  const again = await place(tetron, order);
  expect([again.status, isReplayed(again)]).toEqual([200, committed.length > 0]);
  if (committed.length > 0) expect([again.body.transaction_id]).toEqual(committed);
  if (order.answer !== undefined) expect(again.body).toEqual(order.answer.body);
  const once = await place(tetron, order);
  expect([once.body, isReplayed(once)]).toEqual([again.body, true]);
  return committed.length > 0 && order.answer === undefined ? 1 : 0;
}

/** Places orders at once and one after another, and kills the process at a moment that depends on the round. */
async function killInTheMiddle(tetron: Platform, round: number): Promise<Order[]> {
  const orders: Order[] = [];
  let killed = false;
  const clients = Array.from({ length: MAX_AT_ONCE }, async () => {
    while (!killed) {
      const number = round * 10_000 + orders.length;
      const order: Order = { key: `order-${number}`, to: `0x${number.toString(16).padStart(40, "0")}` };
      orders.push(order);
      // A request cut off by the kill has no answer.
      const answer = await place(tetron, order).catch(() => undefined);
      if (answer !== undefined) order.answer = answer;
    }
  });
  const isBusy = () => orders.filter(({ answer }) => answer !== undefined).length > MAX_AT_ONCE;
  await until("orders are answered", isBusy, PATIENCE_MS);
  await sleep((SPREAD_MS * round) / KILLS); // waits: for another phase of the requests in each round
  const ended = tetron.edge.end("SIGKILL");
  killed = true;
  await Promise.all([ended, ...clients]);
  return orders;
}

function place(tetron: Platform, { key, to }: Order): Promise<Answer> {
  return send(tetron, "/v1/score", aPayment({ to_address: to }), { "Idempotency-Key": key });
}

const isReplayed = ({ headers }: Answer) => headers.get("Idempotent-Replayed") === "true";

/** Ids of all scores. */
async function scoresByRecipient(tetron: Platform): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (let cursor: string | null = ""; cursor !== null; ) {
    const { body }: Answer = await send(tetron, `/v1/scores?limit=100${cursor && `&cursor=${cursor}`}`);
    for (const { transaction_id: id, wallets } of body.scores)
      found.set(wallets.to.address, [...(found.get(wallets.to.address) ?? []), id]);
    cursor = body.next_cursor;
  }
  return found;
}
