import type { EventData } from "@tetron/domain/events";
import { emptyLake, type TestLake } from "@tetron/lake/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { authenticated, connectTo, openStreamHouse, type StreamHouse, subscribed } from "./testing.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
let lake: TestLake;
let house: StreamHouse;
beforeAll(async () => {
  lake = stack.use(await emptyLake());
  house = await openStreamHouse(stack, lake);
});

let tenants = 0;
/** A tenant of which nobody has heard. */
const aTenant = () => `tenant-${tenants++}`;

test("a client authenticates, subscribes, and gets each score as the seed shows it", async () => {
  const tenant = aTenant();
  const { client, ack } = await subscribed(house.url, await house.key(tenant));
  using _ = client;
  const id = await house.score(tenant, { fraud_score: 12.704_9 });

  expect(ack).toEqual({
    type: "ack",
    action: "subscribe",
    subscription: "s1",
    channels: ["scores"],
    resume_from: expect.any(String),
  });
  const [message] = await client.messages(1);
  expect(message).toMatchObject({
    channel: "scores",
    id: expect.stringMatching(/^local:\d+$/),
    event_id: expect.stringMatching(/^evt_/),
    data: {
      transaction_id: id,
      fraud_score: 12.7,
      reputation_score: 87.3,
      timestamp: "2025-05-17T08:34:21.000Z",
    },
  });
});

test("frames may be sent before the one before is acknowledged", async () => {
  const tenant = aTenant();
  const { secret } = await house.key(tenant);
  using client = await connectTo(house.url);
  client.send({ action: "authenticate", apiKey: secret });
  client.send({ action: "subscribe", channels: ["scores"] });
  client.send({ action: "ping" });
  await client.take(({ type }) => type === "pong");

  expect(client.frames).toMatchObject([
    { type: "ack", action: "authenticate" },
    { type: "ack", action: "subscribe" },
    { type: "pong" },
  ]);
});

test("the Authorization header of the upgrade authenticates too, and the same key may follow in a frame", async () => {
  const tenant = aTenant();
  const { secret } = await house.key(tenant);
  using client = await connectTo(house.url, { headers: { authorization: `Bearer ${secret}` } });
  client.send({ action: "authenticate", apiKey: secret });
  client.send({ action: "subscribe", channels: ["scores"] });
  await client.take(({ action }) => action === "subscribe");
  const id = await house.score(tenant);

  expect((await client.messages(1))[0]).toMatchObject({ data: { transaction_id: id } });
  expect(client.frames.filter(({ type }) => type === "error")).toEqual([]);
});

test("a client that resumes gets what it missed, and then what happens, each once and in order", async () => {
  const tenant = aTenant();
  const key = await house.key(tenant);
  const first = await subscribed(house.url, key);
  const seen = await house.score(tenant);
  const [message] = await first.client.messages(1);
  first.client[Symbol.dispose]();
  const missed = [await house.score(tenant), await house.score(tenant)];

  const { client } = await subscribed(house.url, key, { resume_from: message.id });
  using _ = client;
  const live = await house.score(tenant);
  const messages = await client.messages(3);
  expect(message.data.transaction_id).toBe(seen);
  expect(messages.map(({ data }) => data.transaction_id)).toEqual([...missed, live]);
});

test("a subscription that was acknowledged can be resumed before its first message", async () => {
  const tenant = aTenant();
  const key = await house.key(tenant);
  const { client: first, ack } = await subscribed(house.url, key);
  first[Symbol.dispose]();
  const missed = await house.score(tenant);

  const { client } = await subscribed(house.url, key, { resume_from: ack.resume_from });
  using _ = client;
  expect((await client.messages(1)).map(({ data }) => data.transaction_id)).toEqual([missed]);
});

test("a filter lets through what meets all of it", async () => {
  const tenant = aTenant();
  const wallet = "0x00000000000000000000000000000000000000aa";
  const filter = {
    wallets: [`eip155:137:${wallet}`],
    networks: ["polygon"],
    recommendation: "decline",
    min_score: 50,
  };
  const { client } = await subscribed(house.url, await house.key(tenant), { filter });
  using _ = client;
  const wanted: Partial<EventData<"score.completed">> = {
    from_address: wallet,
    network: "polygon",
    recommendation: "decline",
    fraud_score: 50,
  };
  for (const other of [
    { from_address: "0x00000000000000000000000000000000000000cc" },
    { network: "ethereum" },
    { recommendation: "review" },
    { fraud_score: 49.9 },
  ] as const)
    await house.score(tenant, { ...wanted, ...other });
  const id = await house.score(tenant, wanted);

  expect((await client.messages(1)).map(({ data }) => data.transaction_id)).toEqual([id]);
});

test("several subscriptions share a socket, and an event that several want comes once", async () => {
  const tenant = aTenant();
  const { client } = await subscribed(house.url, await house.key(tenant), { subscription: "all" });
  using _ = client;
  client.send({ action: "subscribe", channels: ["scores", "routes"], subscription: "more" });
  await client.take(({ subscription }) => subscription === "more");
  const first = await house.score(tenant);
  await client.messages(1);
  client.send({ action: "unsubscribe", subscription: "all" });
  await client.take(({ action }) => action === "unsubscribe");
  const second = await house.score(tenant);
  await client.messages(2);
  client.send({ action: "unsubscribe", channels: ["scores"] });
  await client.take(({ action }) => action === "unsubscribe", 2);
  await house.score(tenant);
  client.send({ action: "ping" });
  await client.take(({ type }) => type === "pong");

  expect((await client.messages(2)).map(({ data }) => data.transaction_id)).toEqual([first, second]);
});

test("a key that is revoked closes its sockets, and no others", async () => {
  const tenant = aTenant();
  const [key, other] = [await house.key(tenant), await house.key(tenant)];
  const { client } = await subscribed(house.url, key);
  using kept = (await subscribed(house.url, other)).client;
  await key.revoke();

  expect(await client.closed).toBe(4401);
  expect(client.frames.at(-1)).toMatchObject({ type: "error", error: { code: "UNAUTHORIZED" } });
  const id = await house.score(tenant);
  expect((await kept.messages(1))[0]).toMatchObject({ data: { transaction_id: id } });
});

test("an unknown key is refused with 4401, a key without the scope with 4403 naming it", async () => {
  using unknown = await connectTo(house.url);
  unknown.send({ action: "authenticate", apiKey: "tk_invented" });
  expect(await unknown.closed).toBe(4401);
  expect(unknown.frames).toMatchObject([
    {
      type: "error",
      action: "authenticate",
      error: { code: "UNAUTHORIZED", request_id: expect.any(String) },
    },
  ]);

  using lacking = await connectTo(house.url);
  lacking.send({ action: "authenticate", apiKey: (await house.key(aTenant(), ["score:read"])).secret });
  expect(await lacking.closed).toBe(4403);
  expect(lacking.frames).toMatchObject([
    { error: { code: "FORBIDDEN", details: [{ missing_scope: "stream:read" }] } },
  ]);
});

test("a process that stops closes its sockets with 1001", async () => {
  await using own = new AsyncDisposableStack();
  const stopping = new AbortController();
  const { url, key, log } = await openStreamHouse(own, lake, { stopping: stopping.signal });
  const { client } = await subscribed(url, await key(aTenant()));
  const { client: rude } = await subscribed(url, await key(aTenant()));
  stopping.abort();
  // As a client that closes without a status.
  rude.ws.terminate();

  expect(await client.closed).toBe(1001);
  const closed = () => log.filter((line) => line.includes("stream closed")).map((line) => JSON.parse(line));
  await expect.poll(closed).toMatchObject([{ code: 1001 }, { code: 1001 }]);
});

test("each authenticated socket counts as a request of its key", async () => {
  await using own = new AsyncDisposableStack();
  const { url, key } = await openStreamHouse(own, lake, { rateLimitPerMinute: 1 });
  const limited = await key(aTenant());
  using _ = await authenticated(url, limited);
  using second = await connectTo(url);
  second.send({ action: "authenticate", apiKey: limited.secret });

  expect(await second.closed).toBe(4429);
  expect(second.frames).toMatchObject([{ error: { code: "TOO_MANY_REQUESTS" } }]);
});

test("the frames that a client gets are those of the AsyncAPI document that the gateway serves", async () => {
  const tenant = aTenant();
  const { client } = await subscribed(house.url, await house.key(tenant));
  using _ = client;
  client.send({ action: "ping" });
  client.send({ action: "shout" });
  await house.score(tenant);
  await client.messages(1);
  await client.take(({ type }) => type === "error");
  const document = await (await fetch(`${house.url}/v1/asyncapi.json`)).json();

  expect(document.channels.stream["x-close-codes"]).toHaveProperty("4401");
  for (const frame of client.frames) {
    const { payload } = document.components.messages[`server.${frame.channel ?? frame.type}`];
    expect(Object.keys(payload.properties)).toEqual(expect.arrayContaining(Object.keys(frame)));
    expect(Object.keys(frame)).toEqual(expect.arrayContaining(payload.required));
  }
});
