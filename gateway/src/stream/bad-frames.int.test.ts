import { connect } from "node:net";
import { events } from "@tetron/lake/tables/events";
import { emptyLake, type TestLake } from "@tetron/lake/testing";
import { lt } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  authenticated,
  connectTo,
  openStreamHouse,
  type StreamHouse,
  subscribed,
  type TestKey,
} from "./testing.ts";
import { MAX_WAITING } from "./waiting-sockets.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
let lake: TestLake;
let house: StreamHouse;
let key: TestKey;
beforeAll(async () => {
  lake = stack.use(await emptyLake());
  house = await openStreamHouse(stack, lake);
  key = await house.key("acme");
});

const errorsIn = (frames: readonly { readonly error?: object }[]) =>
  frames.flatMap(({ error }) => error ?? []);

test.each([
  ["a frame that is not JSON", "{not json"],
  ["a frame that is no object", "[1]"],
  ["a frame of ten thousand nested lists", "[".repeat(10_000) + "]".repeat(10_000)],
  ["a binary frame", Buffer.from('{"action":"ping"}')],
])("%s is refused with an error, and closes the socket with 4400", async (_what, frame) => {
  using client = await authenticated(house.url, key);
  client.ws.send(frame);

  expect(await client.closed).toBe(4400);
  expect(client.frames.at(-1)).toMatchObject({
    type: "error",
    error: { code: "BAD_REQUEST", details: [{ field: "frame", reason: "not_json" }] },
  });
});

test("of one address a hundred sockets may wait to authenticate; the next is 429 until one has", async () => {
  const own = await openStreamHouse(stack, lake);
  const waiting = await Promise.all(Array.from({ length: MAX_WAITING }, () => connectTo(own.url)));
  await expect(connectTo(own.url)).rejects.toThrow("429");
  await expect(connectTo(own.url, { path: "/graphql", protocol: "graphql-transport-ws" })).rejects.toThrow(
    "429",
  );

  waiting[0]!.send({ action: "authenticate", apiKey: key.secret });
  await waiting[0]!.take(({ type }) => type === "ack");
  waiting.push(await connectTo(own.url));
  await expect(connectTo(own.url)).rejects.toThrow("429");

  waiting[1]!.ws.close();
  await waiting[1]!.closed;
  waiting.push(await connectTo(own.url));
  for (const client of waiting) client[Symbol.dispose]();
});

test("a frame over 64 kB closes the socket with 1009, before it is read whole", async () => {
  using client = await authenticated(house.url, key);
  client.send({ action: "subscribe", channels: ["scores"], subscription: "x".repeat(65 * 1024) });

  expect(await client.closed).toBe(1009);
});

test("a text that is not UTF-8 closes the socket with 1007", async () => {
  using client = await authenticated(house.url, key);
  client.ws.send(Buffer.from([0x7b, 0xff, 0x7d]), { binary: false });

  expect(await client.closed).toBe(1007);
});

test.each([
  ["an unknown action", { action: "shout" }, "BAD_REQUEST", "action"],
  ["no action", {}, "BAD_REQUEST", "action"],
  ["an unknown channel", { action: "subscribe", channels: ["alarms"] }, "BAD_REQUEST", "channels.0"],
  ["no channel", { action: "subscribe", channels: [] }, "BAD_REQUEST", "channels"],
  ["an unknown field", { action: "subscribe", channels: ["scores"], from: 1 }, "BAD_REQUEST", "from"],
  ["channels that are no list", { action: "subscribe", channels: "scores" }, "BAD_REQUEST", "channels"],
  [
    "an unknown filter",
    { action: "subscribe", channels: ["scores"], filter: { foo: 1 } },
    "BAD_REQUEST",
    "filter.foo",
  ],
  [
    "a cursor that is no text",
    { action: "subscribe", channels: ["scores"], resume_from: 1 },
    "BAD_REQUEST",
    "resume_from",
  ],
  ["a prototype", '{"action":"ping","__proto__":{"admin":true}}', "BAD_REQUEST", "__proto__"],
  ["a key twice", '{"action":"ping","action":"ping"}', "BAD_REQUEST", "action"],
  [
    "a score over 100",
    { action: "subscribe", channels: ["scores"], filter: { min_score: 101 } },
    "BAD_REQUEST",
    "filter.min_score",
  ],
  [
    "a wallet that is none",
    { action: "subscribe", channels: ["scores"], filter: { wallets: ["0x1"] } },
    "UNPROCESSABLE",
    "filter.wallets.0",
  ],
  [
    "a network that is none",
    { action: "subscribe", channels: ["scores"], filter: { networks: ["doge"] } },
    "UNPROCESSABLE",
    "filter.networks.0",
  ],
  [
    "a filter that the channel does not have",
    { action: "subscribe", channels: ["routes"], filter: { recommendation: "decline" } },
    "UNPROCESSABLE",
    "filter.recommendation",
  ],
  [
    "a cursor that is none",
    { action: "subscribe", channels: ["scores"], resume_from: "yesterday" },
    "BAD_REQUEST",
    "resume_from",
  ],
  ["an unknown subscription", { action: "unsubscribe", subscription: "s9" }, "UNPROCESSABLE", "subscription"],
  ["nothing to end", { action: "unsubscribe" }, "BAD_REQUEST", "subscription"],
])("%s is refused with an error frame, and the socket goes on", async (_what, frame, code, field) => {
  using client = await authenticated(house.url, key);
  client.send(frame);
  client.send({ action: "ping" });
  await client.take(({ type }) => type === "pong");

  expect(errorsIn(client.frames)).toMatchObject([
    { code, message: expect.any(String), request_id: expect.any(String), details: [{ field }] },
  ]);
  const { action } = typeof frame === "string" ? JSON.parse(frame) : frame;
  expect(client.frames.find(({ type }) => type === "error").action).toBe(action);
});

test("a frame whose key is no text is refused with its action, and the client may try again", async () => {
  using client = await connectTo(house.url);
  client.send({ action: "authenticate", apiKey: 1 });
  client.send({ action: "authenticate", apiKey: key.secret });
  await client.take(({ type }) => type === "ack");

  expect(client.frames).toMatchObject([
    {
      type: "error",
      action: "authenticate",
      error: { details: [{ field: "apiKey", reason: "not_a_string" }] },
    },
    { type: "ack", action: "authenticate" },
  ]);
});

test("subscribing before authenticating is refused with 4401", async () => {
  using client = await connectTo(house.url);
  client.send({ action: "subscribe", channels: ["scores"] });

  expect(await client.closed).toBe(4401);
  expect(client.frames).toMatchObject([
    { type: "error", action: "subscribe", error: { code: "UNAUTHORIZED" } },
  ]);
});

test("authenticating twice is a conflict, and the socket goes on", async () => {
  using client = await authenticated(house.url, key);
  client.send({ action: "authenticate", apiKey: key.secret });
  client.send({ action: "ping" });
  await client.take(({ type }) => type === "pong");

  expect(errorsIn(client.frames)).toMatchObject([{ code: "CONFLICT" }]);
});

test("a socket that does not authenticate in time is closed with 4408", async () => {
  await using own = new AsyncDisposableStack();
  const { url } = await openStreamHouse(own, lake, { streamLimits: { authenticateMs: 50 } });
  using client = await connectTo(url);

  expect(await client.closed).toBe(4408);
  expect(client.frames).toMatchObject([{ type: "error", error: { code: "UNAUTHORIZED" } }]);
});

test("a cursor of the future is refused, and names the newest event", async () => {
  await house.score("acme");
  using client = await authenticated(house.url, key);
  client.send({ action: "subscribe", channels: ["scores"], resume_from: "local:999999" });
  const [{ error }] = await client.take(({ type }) => type === "error");

  expect(error).toMatchObject({
    code: "UNPROCESSABLE",
    details: [{ field: "resume_from", reason: "in_the_future" }],
  });
  expect(error.message).toMatch(/local:\d+\./);
});

test("a cursor older than what is held is refused with the oldest, from which everything held follows", async () => {
  const { client: first } = await subscribed(house.url, key);
  for (let i = 0; i < 4; i++) await house.score("acme");
  const messages = await first.messages(4);
  first[Symbol.dispose]();
  const seq = Number(messages[2].id.split(":")[1]);
  await lake.db.delete(events).where(lt(events.seq, seq));

  // Another gateway, that does not have them in memory.
  await using own = new AsyncDisposableStack();
  const { url } = await openStreamHouse(own, lake);
  using client = await authenticated(url, key);
  client.send({ action: "subscribe", channels: ["scores"], resume_from: messages[0].id });
  const [{ error }] = await client.take(({ type }) => type === "error");
  expect(error).toMatchObject({
    code: "UNPROCESSABLE",
    details: [{ field: "resume_from", reason: "too_old", oldest: messages[1].id }],
  });
  client.send({ action: "subscribe", channels: ["scores"], resume_from: error.details[0].oldest });
  const held = await client.messages(2);
  expect(held.map(({ id }) => id)).toEqual(messages.slice(2).map(({ id }) => id));
});

test("the 101st subscription of a socket is refused, and the hundred go on", async () => {
  using client = await authenticated(house.url, key);
  for (let i = 0; i < 101; i++) client.send({ action: "subscribe", channels: ["scores"] });
  const [refused] = await client.take(({ type }) => type === "error");

  expect(refused).toMatchObject({ action: "subscribe", error: { code: "TOO_MANY_REQUESTS" } });
  expect(client.frames.filter(({ type, action }) => type === "ack" && action === "subscribe")).toHaveLength(
    100,
  );
  const id = await house.score("acme");
  expect((await client.messages(1)).map(({ data }) => data.transaction_id)).toEqual([id]);
});

test("a client that floods the server with frames is closed with 4429", async () => {
  using client = await authenticated(house.url, key);
  for (let i = 0; i < 1_000; i++) client.send({ action: "ping" });

  expect(await client.closed).toBe(4429);
  expect(client.frames.at(-1)).toMatchObject({ type: "error", error: { code: "TOO_MANY_REQUESTS" } });
});

test("any other upgrade is answered as the request that it is beside", async () => {
  const { port } = new URL(house.url);
  const socket = connect(Number(port), "127.0.0.1");
  const lines = ["GET /v1/nowhere HTTP/1.1", "Host: x", "Connection: Upgrade", "Upgrade: websocket"];
  socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  const answer = await new Promise<string>((resolve) => socket.once("data", (data) => resolve(String(data))));
  socket.destroy();

  expect(answer).toMatch(/^HTTP\/1\.1 404 /);
});
