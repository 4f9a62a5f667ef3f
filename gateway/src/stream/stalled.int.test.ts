import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createIds } from "@tetron/domain/id";
import { until } from "@tetron/domain/testing";
import { appendEvent } from "@tetron/lake/events";
import { anEvent, emptyLake } from "@tetron/lake/testing";
import { createMetrics } from "@tetron/service/metrics";
import { afterAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { openStreamHouse, subscribed } from "./testing.ts";

const CLIENTS = 100;
/** More than are kept for clients that come back. */
const FILLING_EVENTS = 4_500;
const EVENTS = 2_500;
const AT_ONCE = 100;
/** Makes events larger, so that the system's buffers are full earlier. */
const PADDING = "x".repeat(1_000);
const WAIT_MS = 60_000;
const TEST_MS = 180_000;
const COLLECTIONS = 5;
const SETTLING_MS = 200;
const MAX_GROWTH_BYTES = 3 * 1024 * 1024;
const QUERY = "subscription { scoreStream { id transactionId fraudScore recommendation timestamp } }";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const nextId = createIds();

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Heap and buffers: the least after several collections, between which what is underway comes to its end. */
async function heldBytes(): Promise<number> {
  const held: number[] = [];
  for (let n = 0; n < COLLECTIONS; n++) {
    await sleep(SETTLING_MS); // waits: what is underway is no growth
    collect();
    const { heapUsed, external } = process.memoryUsage();
    held.push(heapUsed + external);
  }
  return Math.min(...held);
}

test(
  `${CLIENTS} clients that read nothing hold no more memory after ${EVENTS} more events`,
  async () => {
    const lake = stack.use(await emptyLake());
    const metrics = createMetrics("test");
    const streamLimits = { maxStallMs: 10 * WAIT_MS, pingMs: 10 * WAIT_MS };
    const house = await openStreamHouse(stack, lake, { metrics, streamLimits });
    const key = await house.key("acme");
    const stalled: WebSocket[] = [];
    for (let i = 0; i < CLIENTS; i += 2) {
      const { client } = await subscribed(house.url, key);
      stalled.push(stack.use(client).ws, await graphClient(house.url, key.secret));
    }
    let delivered = 0;
    const { ws: reader } = stack.use((await subscribed(house.url, key)).client);
    // What the client keeps is not the server's memory.
    reader.removeAllListeners("message").on("message", () => void delivered++);
    for (const ws of stalled) ws.pause();
    const valuesOf = async (name: string) => {
      const { values = [] } = (await metrics.registry.getSingleMetric(`tetron_stream_${name}`)?.get()) ?? {};
      return values.map(({ labels, value }) => [labels["door"], value]);
    };
    const totalOf = async (name: string) => Number((await valuesOf(`${name}_total`))[0]?.[1]);

    let made = 0;
    const happen = async () => {
      const events = Array.from({ length: AT_ONCE }, () => {
        const id = nextId("tx");
        const to_address = `0x${(++made).toString(16).padStart(40, "0")}`;
        const data = { ...anEvent().data, transaction_id: `${id}${PADDING}`, to_address };
        return appendEvent(anEvent({ id: nextId("evt"), tenant: "acme", subject: id, data }));
      });
      await lake.commit(events);
      await until("they are delivered", () => delivered === made, WAIT_MS);
    };
    // Before that the system's buffers take in what the clients do not.
    for (let missed = 0, before = -1; made < FILLING_EVENTS || missed - before < CLIENTS * AT_ONCE; ) {
      await happen();
      before = missed;
      missed = await totalOf("missed");
    }
    const full = await heldBytes();
    const end = made + EVENTS;
    while (made < end) await happen();
    const growth = (await heldBytes()) - full;

    expect(await valuesOf("connections")).toEqual([
      ["ws /v1/stream", CLIENTS / 2 + 1],
      ["ws /graphql", CLIENTS / 2],
    ]);
    expect(await valuesOf("subscriptions")).toEqual([[undefined, CLIENTS + 1]]);
    expect(await totalOf("executions")).toBeLessThanOrEqual(made);
    expect([await totalOf("lagged"), await totalOf("cut")]).toEqual([0, 0]);
    expect(growth).toBeLessThan(MAX_GROWTH_BYTES);
  },
  TEST_MS,
);

/** A client of graphql-transport-ws that has subscribed. */
async function graphClient(url: string, secret: string): Promise<WebSocket> {
  const ws = new WebSocket(`${url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
  stack.defer(() => ws.terminate());
  await new Promise((resolve, reject) => ws.on("open", resolve).on("error", reject));
  const send = (message: object) => ws.send(JSON.stringify(message));
  const acknowledged = new Promise((resolve) => ws.once("message", resolve));
  send({ type: "connection_init", payload: { Authorization: `Bearer ${secret}` } });
  await acknowledged;
  send({ id: "1", type: "subscribe", payload: { query: QUERY } });
  return ws;
}
