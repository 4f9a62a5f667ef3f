import { expect, test, vi } from "vitest";
import { TetronError } from "./error.ts";
import { aFailure, aPeer, json } from "./testing.ts";

const PAYMENT = { from_address: "a", to_address: "b", amount: "1", currency: "ETH", network: "ethereum" };
const keysOf = (received: readonly { headers: object }[]) =>
  received.map(({ headers }) => (headers as Record<string, unknown>)["idempotency-key"]);

test("a POST that failed is sent again with the same idempotency key, and the next POST has another", async () => {
  await using peer = await aPeer((_, response, before) => {
    if (before === 0) return void response.destroy();
    if (before === 1) return void json(response, 503, aFailure("UNAVAILABLE", [{ outcome: "unknown" }]));
    if (before === 2) return void response.writeHead(502).end("<h1>Bad gateway</h1>");
    json(response, 200, { transaction_id: "tx_1" });
  });
  const tetron = peer.client();
  expect(await tetron.scoreTransaction(PAYMENT)).toEqual({ transaction_id: "tx_1" });
  await tetron.scoreTransaction(PAYMENT);
  const keys = keysOf(peer.received);
  expect(keys).toHaveLength(5);
  expect(new Set(keys.slice(0, 4)).size).toBe(1);
  expect(keys[4]).not.toBe(keys[3]);
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
});

test("a caller's own idempotency key is sent", async () => {
  await using peer = await aPeer((_, response) => json(response, 200, {}));
  await peer.client().scoreTransaction(PAYMENT, { idempotencyKey: "order-1" });
  expect(keysOf(peer.received)).toEqual(["order-1"]);
});

test.each([
  ["BAD_REQUEST", 400],
  ["UNAUTHORIZED", 401],
  ["FORBIDDEN", 403],
  ["NOT_FOUND", 404],
  ["CONFLICT", 409],
  ["UNPROCESSABLE", 422],
  ["UPGRADE_REQUIRED", 426],
])("%s is not sent again, and says what is wrong", async (code, status) => {
  const details = [{ field: "network", reason: "unknown" }];
  await using peer = await aPeer((_, response) => json(response, status, aFailure(code, details)));
  const error = await peer
    .client()
    .scoreTransaction(PAYMENT)
    .catch((thrown) => thrown);
  expect(error).toBeInstanceOf(TetronError);
  expect(error).toMatchObject({ code, status, details, requestId: "req_1", retryable: false });
  expect(peer.received).toHaveLength(1);
});

test("Retry-After is waited, and a failure that would have to wait beyond the deadline is thrown at once", async () => {
  let second = 0;
  await using peer = await aPeer((_, response, before) => {
    if (before === 1) second = performance.now();
    if (before === 0) return json(response, 429, aFailure("TOO_MANY_REQUESTS"), { "Retry-After": "1" });
    if (before === 1) return json(response, 200, {});
    json(response, 429, aFailure("TOO_MANY_REQUESTS"), { "Retry-After": "60" });
  });
  const start = performance.now();
  await peer.client().scoreTransaction(PAYMENT);
  expect(second - start).toBeGreaterThanOrEqual(990);
  const error = await peer
    .client({ timeoutMs: 30_000 })
    .scoreTransaction(PAYMENT)
    .catch((thrown) => thrown);
  expect(error).toMatchObject({ code: "TOO_MANY_REQUESTS", retryAfterMs: 60_000 });
  expect(peer.received).toHaveLength(3);
});

test("a request whose first still runs is sent again until that is answered", async () => {
  await using peer = await aPeer((_, response, before) =>
    before === 0
      ? json(response, 409, aFailure("IN_PROGRESS"), { "Retry-After": "0" })
      : json(response, 200, { ok: true }),
  );
  expect(await peer.client().scoreTransaction(PAYMENT)).toEqual({ ok: true });
});

test("the last failure is thrown when every attempt fails", async () => {
  await using peer = await aPeer((_, response) => json(response, 500, aFailure("SERVER_ERROR")));
  const asked = peer.client({ maxRetries: 2 }).scoreTransaction(PAYMENT);
  await expect(asked).rejects.toMatchObject({ code: "SERVER_ERROR", status: 500, retryable: true });
  expect(peer.received).toHaveLength(3);
});

test("a server that never answers is given up by attempt and by deadline", async () => {
  await using peer = await aPeer(() => undefined);
  const tetron = peer.client({ attemptTimeoutMs: 30, maxRetries: 1 });
  await expect(tetron.scoreTransaction(PAYMENT)).rejects.toMatchObject({ code: "DEADLINE_EXCEEDED" });
  expect(peer.received).toHaveLength(2);
  const slow = peer.client({ timeoutMs: 30 }).scoreTransaction(PAYMENT);
  await expect(slow).rejects.toMatchObject({ code: "DEADLINE_EXCEEDED" });
  expect(peer.received).toHaveLength(3);
});

test("an abort ends a call while it runs and while it waits, with the signal's own reason", async () => {
  await using peer = await aPeer((_, response, before) => {
    if (before > 0) json(response, 429, aFailure("TOO_MANY_REQUESTS"), { "Retry-After": "30" });
  });
  for (const calls of [1, 2]) {
    const controller = new AbortController();
    const asked = peer.client().scoreTransaction(PAYMENT, { signal: controller.signal });
    const ended = expect(asked).rejects.toBe("left");
    await vi.waitFor(() => expect(peer.received).toHaveLength(calls));
    controller.abort("left");
    await ended;
  }
  await expect(peer.client().scoreTransaction(PAYMENT, { signal: AbortSignal.abort("before") })).rejects.toBe(
    "before",
  );
  expect(peer.received).toHaveLength(2);
});

test("an answer that is cut in the middle, or is not JSON, is no answer", async () => {
  await using cut = await aPeer((_, response) => {
    response.writeHead(200, { "Content-Length": "100" }).write('{"half":');
    response.socket?.destroySoon();
  });
  const tetron = cut.client({ maxRetries: 0 });
  await expect(tetron.getScore({ transaction_id: "tx_1" })).rejects.toMatchObject({
    code: "CONNECTION_FAILED",
  });
  await using page = await aPeer((_, response) => void response.writeHead(200).end("<html>"));
  const asked = page.client().getScore({ transaction_id: "tx_1" });
  await expect(asked).rejects.toMatchObject({ code: "UNEXPECTED_ANSWER", status: 200, retryable: false });
});

test("a client without a key, or at no address, is not made", async () => {
  await using peer = await aPeer(() => undefined);
  expect(() => peer.client({ apiKey: "" })).toThrow(/apiKey/);
  for (const apiKey of ["tk_live_1\n", "ключ", "tk live"])
    expect(() => peer.client({ apiKey })).toThrow(/^apiKey: /);
  for (const url of [undefined, "", "tetron", "localhost:4000", "ftp://a.example", "https://a.example/?b=1"])
    expect(() => peer.client({ url: url as string })).toThrow(/^url: pass the address of Tetron/);
});

test.each([
  ["", ""],
  ["/", ""],
  ["/v1", ""],
  ["/v1/", ""],
  ["/tetron", "/tetron"],
  ["/tetron/v1/", "/tetron"],
])("the address may be the base URL of REST, also under a path: %j", async (given, path) => {
  await using peer = await aPeer((_, response) => json(response, 200, { data: {} }));
  const tetron = peer.client({ url: peer.url + given });
  await tetron.getScore({ transaction_id: "tx_1" });
  await tetron.graphql("{ networks { id } }");
  expect(peer.received.map(({ url }) => url)).toEqual([`${path}/v1/score/tx_1`, `${path}/graphql`]);
});
