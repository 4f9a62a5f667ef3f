import type { ServerResponse } from "node:http";
import { expect, test, vi } from "vitest";
import { aFailure, aPeer, json, type Received } from "./testing.ts";

const frame = (id: number) =>
  `id: ${id}\ndata: ${JSON.stringify({ channel: "scores", id: String(id), data: { id } })}\n\n`;
const open = (response: ServerResponse) => response.writeHead(200, { "Content-Type": "text/event-stream" });
const lastId = ({ headers }: Received) => Number(headers["last-event-id"] ?? 0);

async function take(stream: AsyncIterable<{ readonly id: string }>, count: number): Promise<number[]> {
  const ids: number[] = [];
  for await (const { id } of stream) if (ids.push(Number(id)) === count) break;
  return ids;
}

test("connections that end anywhere in a message lose none and repeat none", async () => {
  await using peer = await aPeer((request, response, before) => {
    const from = lastId(request) + 1;
    const all = Array.from({ length: 5 }, (_, i) => frame(from + i)).join("");
    open(response).write(all.slice(0, 40 + 67 * before));
    if (before % 2 === 0) response.end();
    // Cut without an end, once what was written is sent.
    else response.socket?.destroySoon();
  });
  const ids = await take(peer.client().stream(["scores"]), 20);
  expect(ids).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  expect(peer.received.length).toBeGreaterThan(4);
});

test("a message that the caller has not taken when the connection ends is given all the same, once", async () => {
  await using peer = await aPeer((request, response) => {
    open(response).end(frame(lastId(request) + 1) + frame(lastId(request) + 2));
  });
  const stream = peer.client().stream(["scores"]);
  const first = await stream.next();
  expect([Number(first.value?.id), ...(await take(stream, 3))]).toEqual([1, 2, 3, 4]);
});

test("a client that was too slow is given what it missed from the last message that it has", async () => {
  await using peer = await aPeer((request, response, before) => {
    const lagged = 'event: lagged\ndata: {"lagged":{"missed":3,"resume_from":"2"}}\n\n';
    if (before === 0) return void open(response).write(frame(1) + frame(2) + lagged + frame(6));
    open(response).write([1, 2, 3, 4].map((i) => frame(lastId(request) + i)).join(""));
  });
  expect(await take(peer.client().stream(["scores"]), 6)).toEqual([1, 2, 3, 4, 5, 6]);
});

test("the id that a stream begins with is resumed from when no message came, and no message is given for it", async () => {
  await using peer = await aPeer((request, response, before) => {
    if (before === 0) return void open(response).end("id: 41\n\n:\n\n");
    open(response).write(frame(lastId(request) + 1));
  });
  expect(await take(peer.client().stream(["scores"]), 1)).toEqual([42]);
});

test("channels, filter and the first id are asked for", async () => {
  await using peer = await aPeer(
    (request, response) => void open(response).write(frame(lastId(request) + 1)),
  );
  const filter = { networks: ["ethereum", "bitcoin"], min_score: 80 };
  await take(peer.client().stream(["scores", "routes"], { filter, after: "7" }), 1);
  const { url, headers } = peer.received[0]!;
  expect(Object.fromEntries(new URL(url, peer.url).searchParams)).toEqual({
    channels: "scores,routes",
    networks: "ethereum,bitcoin",
    min_score: "80",
  });
  expect(headers).toMatchObject({
    accept: "text/event-stream",
    "last-event-id": "7",
    authorization: "Bearer tk_test",
  });
});

test("a stream that is left closes its connection", async () => {
  const closed = vi.fn();
  await using peer = await aPeer((_, response) => {
    response.on("close", closed);
    open(response).write(frame(1));
  });
  await take(peer.client().stream(["scores"]), 1);
  await vi.waitFor(() => expect(closed).toHaveBeenCalledTimes(1));
});

test("an abort ends a stream that waits for a message, with the signal's own reason", async () => {
  await using peer = await aPeer((_, response) => void open(response).flushHeaders());
  const controller = new AbortController();
  const next = peer.client().stream(["scores"], { signal: controller.signal }).next();
  const ended = expect(next).rejects.toBe("left");
  await vi.waitFor(() => expect(peer.received).toHaveLength(1));
  controller.abort("left");
  await ended;
});

test("a refusal ends a stream, at its start and in the middle; what passes by itself does not", async () => {
  await using peer = await aPeer((_, response, before) => {
    const revoked = `event: error\ndata: ${JSON.stringify(aFailure("UNAUTHORIZED"))}\n\n`;
    if (before === 0) return json(response, 503, aFailure("UNAVAILABLE"));
    if (before === 1) return void open(response).end(frame(1) + revoked);
    json(response, 403, aFailure("FORBIDDEN"));
  });
  const stream = peer.client().stream(["scores"]);
  expect(await stream.next()).toMatchObject({ value: { id: "1" } });
  await expect(stream.next()).rejects.toMatchObject({ code: "UNAUTHORIZED", requestId: "req_1" });
  await expect(peer.client().stream(["scores"]).next()).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(peer.received).toHaveLength(3);
});

test("a connection that falls silent is replaced, and heartbeats are no silence", async () => {
  await using peer = await aPeer((request, response, before) => {
    open(response).write(frame(lastId(request) + 1));
    if (before === 0) return;
    let beats = 0;
    // Longer than the silence that is allowed.
    const timer = setInterval(() => {
      response.write(++beats === 20 ? frame(lastId(request) + 2) : ": beat\n\n");
    }, 20);
    response.on("close", () => clearInterval(timer));
  });
  const ids = await take(peer.client({ attemptTimeoutMs: 200 }).stream(["scores"]), 3);
  expect(ids).toEqual([1, 2, 3]);
  expect(peer.received).toHaveLength(2);
});
