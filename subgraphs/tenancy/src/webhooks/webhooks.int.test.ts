import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { createIds } from "@tetron/domain/id";
import { until } from "@tetron/domain/testing";
import { readAudit } from "@tetron/lake/audit";
import { deleteDataKeys } from "@tetron/lake/data-keys";
import { appendEvent } from "@tetron/lake/events";
import { webhooks } from "@tetron/lake/tables/webhooks";
import { emptyLake, eventsOf, silent } from "@tetron/lake/testing";
import { attemptsOf, listDeliveries } from "@tetron/lake/webhook-deliveries";
import { requireWebhook } from "@tetron/lake/webhooks";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { queueWebhooks } from "../jobs/queue-webhooks.ts";
import { sendWebhooks } from "../jobs/send-webhooks.ts";
import { createWebhook, rotateWebhookSecret, updateWebhook } from "./manage-webhooks.ts";
import { pingWebhook, replayDeliveries } from "./resend.ts";

const WAIT_MS = 20_000;
const nextId = createIds();
const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());

const rules = { toLoopback: true };
const acme = { tenant: "acme", actor: "key_1" };
let stopping: AbortController;
let running: Promise<unknown>;
let stack: AsyncDisposableStack;

beforeEach(async () => {
  await lake.clear();
  stack = new AsyncDisposableStack();
  stopping = new AbortController();
  const deps = { lake, log: silent, webhooks: rules };
  // Twelve attempts within a second instead of a day.
  const jobs = [queueWebhooks(deps), sendWebhooks(deps, (wait) => wait / 1_000_000)];
  running = Promise.all(jobs.map((job) => job.run(stopping.signal)));
});
afterEach(async () => {
  stopping.abort();
  await running;
  await stack.disposeAsync();
});

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An endpoint, and what it received. @param answer - Status; `null` never answers. */
async function anEndpoint(answer: (nth: number) => number | null) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    const status = answer(received.length);
    if (status !== null) response.writeHead(status).end("seen");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  stack.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  return { received, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

const make = (url: string, events: string[] = ["routing.executed"], of = acme) =>
  createWebhook(lake, of, { name: "test", url, events }, rules);

async function happen(tenant = "acme") {
  const id = nextId("evt");
  const at = new Date();
  await lake.commit([
    appendEvent({
      ...{ id, tenant, type: "routing.executed", subject: "rt_1", at },
      data: {
        ...{ route_id: "rt_1", outcome: "executed", seconds: 60, failed_step: null },
        ...{ network: "ethereum", to_network: "base", estimated_fee: "1.240000", bridges: ["across"] },
        timestamp: at.toISOString(),
      },
    }),
  ]);
  return id;
}

const expected = (secret: string, { headers, body }: Received) =>
  createHmac("sha256", secret).update(`${headers["x-tetronfun-timestamp"]}.${body}`).digest("hex");

test("an event is delivered once, signed, to those of its tenant who asked for its type", async () => {
  const mine = await anEndpoint(() => 200);
  const other = await anEndpoint(() => 200);
  const { webhook, secret } = await make(mine.url);
  await make(other.url, ["score.completed"]);
  await make(other.url, ["routing.executed"], { tenant: "globex", actor: "key_2" });
  const id = await happen();
  await until("it is delivered", async () => mine.received.length > 0, WAIT_MS);

  const [delivery] = await listDeliveries(lake.db, webhook.id, { limit: 10 });
  const [got] = mine.received;
  expect(JSON.parse(got!.body)).toMatchObject({ event: "routing.executed", id, data: { route_id: "rt_1" } });
  expect(Object.keys(JSON.parse(got!.body))).toEqual(["event", "id", "cursor", "data"]);
  expect(got!.headers).toMatchObject({
    "content-type": "application/json",
    "x-tetronfun-event": "routing.executed",
    "x-tetronfun-event-id": id,
    "x-tetronfun-delivery-id": delivery!.id,
    "x-tetronfun-attempt": "1",
    "x-tetronfun-timestamp": expect.stringMatching(/^\d{10}$/),
    "x-tetronfun-signature": expected(secret, got!),
  });
  await until(
    "it is written down",
    async () => (await attemptsOf(lake.db, [delivery!.id])).length === 1,
    WAIT_MS,
  );
  expect(await attemptsOf(lake.db, [delivery!.id])).toMatchObject([
    { attempt: 1, status: 200, head: "seen", error: null },
  ]);
  await happen("globex");
  await until("the other tenant's is", async () => other.received.length > 0, WAIT_MS);
  expect([mine.received.length, other.received.length]).toEqual([1, 1]);
});

test("a delivery that is not answered keeps no other of its webhook waiting", async () => {
  const endpoint = await anEndpoint((nth) => (nth === 1 ? null : 200));
  const { webhook } = await make(endpoint.url);
  await happen();
  await until("the first is on its way", async () => endpoint.received.length === 1, WAIT_MS);
  const [stuck] = await listDeliveries(lake.db, webhook.id, { limit: 1 });
  for (let nth = 2; nth <= 6; nth++) {
    await happen();
    await until("the next is delivered", async () => endpoint.received.length === nth, WAIT_MS);
  }
  expect(await attemptsOf(lake.db, [stuck!.id])).toEqual([]);
  expect(new Set(endpoint.received.map(({ body }) => body)).size).toBe(6);
});

test("after twelve attempts it is a dead letter, the webhook is paused and its owner told; a replay delivers", async () => {
  let status = 500;
  const endpoint = await anEndpoint(() => status);
  const { webhook } = await make(endpoint.url);
  await happen();
  const isPaused = async () => (await requireWebhook(lake.db, "acme", webhook.id)).state === "paused";
  await until("it is paused", isPaused, WAIT_MS);

  const attempts = endpoint.received.map(({ headers }) => headers["x-tetronfun-attempt"]);
  expect(attempts).toEqual(Array.from({ length: 12 }, (_, i) => String(i + 1)));
  expect(new Set(endpoint.received.map(({ body }) => body)).size).toBe(1);
  const [dead] = await listDeliveries(lake.db, webhook.id, { state: "dead", limit: 10 });
  expect(dead).toMatchObject({ attempts: 12, nextAt: null });
  expect((await eventsOf(lake, "acme")).at(-1)).toMatchObject({
    type: "webhook.paused",
    subject: webhook.id,
    data: { reason: "failing" },
  });
  const log = await readAudit(lake, { tenant: "acme", limit: 10 });
  expect(log.at(-1)).toMatchObject({ actor: "system", action: "webhook.pause", subject: webhook.id });

  // What happens meanwhile is not lost.
  await happen();
  const deadNow = () => listDeliveries(lake.db, webhook.id, { state: "dead", limit: 10 });
  await until("the second is dead too", async () => (await deadNow()).length === 2, WAIT_MS);
  status = 204;
  await updateWebhook(lake, acme, { id: webhook.id, state: "active" }, rules);
  const range = { from: webhook.createdAt, to: new Date(Date.now() + 1_000), state: "dead" } as const;
  expect(await replayDeliveries(lake, acme, { webhook: webhook.id, replay: range })).toBe(2);
  await until("both are delivered", async () => endpoint.received.length === 14, WAIT_MS);
  await until("none is dead", async () => (await deadNow()).length === 0, WAIT_MS);
  expect(endpoint.received.slice(12).map(({ headers }) => headers["x-tetronfun-attempt"])).toEqual([
    "1",
    "1",
  ]);

  expect(await replayDeliveries(lake, acme, { webhook: webhook.id, replay: { delivery: dead!.id } })).toBe(1);
  await until("one once more", async () => endpoint.received.length === 15, WAIT_MS);
  expect(endpoint.received[14]!.headers["x-tetronfun-delivery-id"]).toBe(dead!.id);
});

test("an endpoint that never answers keeps no other waiting", async () => {
  const slow = await anEndpoint(() => null);
  const fast = await anEndpoint(() => 200);
  await make(slow.url);
  await make(fast.url);
  for (let i = 0; i < 12; i++) await happen();
  await until("the fast one has all", async () => fast.received.length === 12, 8_000);
  // None of the slow one's has ended: it is within its ten seconds.
  expect(slow.received.length).toBeLessThanOrEqual(4);
});

test("while a secret is replaced both sign, then the new one alone; neither is in the store", async () => {
  const endpoint = await anEndpoint(() => 200);
  const { webhook, secret } = await make(endpoint.url);
  const rotated = await rotateWebhookSecret(lake, acme, { id: webhook.id, overlapMinutes: 60 });
  await pingWebhook(lake, acme, webhook.id);
  await until("a ping", async () => endpoint.received.length === 1, WAIT_MS);
  const [both] = endpoint.received;
  expect(both!.headers["x-tetronfun-signature"]).toBe(
    `${expected(rotated.secret, both!)},${expected(secret, both!)}`,
  );
  expect(JSON.parse(both!.body)).toMatchObject({ event: "ping", data: { webhook_id: webhook.id } });

  const again = await rotateWebhookSecret(lake, acme, { id: webhook.id, overlapMinutes: 0 });
  await pingWebhook(lake, acme, webhook.id);
  await until("another", async () => endpoint.received.length === 2, WAIT_MS);
  const alone = endpoint.received[1]!;
  expect(alone.headers["x-tetronfun-signature"]).toBe(expected(again.secret, alone));
  const stored = JSON.stringify(await lake.db.select().from(webhooks));
  for (const each of [secret, rotated.secret, again.secret]) expect(stored).not.toContain(each.slice(6));
});

test("a webhook whose secret was erased is paused, and goes on with a new one", async () => {
  const endpoint = await anEndpoint(() => 200);
  const { webhook } = await make(endpoint.url);
  await deleteDataKeys(lake.db, "acme");
  await pingWebhook(lake, acme, webhook.id);
  const reason = async () => (await requireWebhook(lake.db, "acme", webhook.id)).pauseReason;
  await until("it is paused", async () => (await reason()) === "secret_lost", WAIT_MS);
  await rotateWebhookSecret(lake, acme, { id: webhook.id, overlapMinutes: 0 });
  await updateWebhook(lake, acme, { id: webhook.id, state: "active" }, rules);
  await until("the ping arrives", async () => endpoint.received.length === 1, WAIT_MS);
});

test("another tenant has none of it, and a tenant has twenty webhooks at most", async () => {
  const { webhook } = await make("http://127.0.0.1:1/");
  const globex = { tenant: "globex", actor: "key_2" };
  await expect(pingWebhook(lake, globex, webhook.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(updateWebhook(lake, globex, { id: webhook.id, state: "paused" }, rules)).rejects.toMatchObject(
    { code: "NOT_FOUND" },
  );
  for (let i = 1; i < 20; i++) await make("http://127.0.0.1:1/");
  await expect(make("http://127.0.0.1:1/")).rejects.toMatchObject({
    details: { reason: "too_many_webhooks" },
  });
  await expect(make("http://127.0.0.1:1/", ["history.imported"], globex)).rejects.toMatchObject({
    details: { field: "events" },
  });
});
