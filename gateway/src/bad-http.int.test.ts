import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { localSupergraph } from "./local-supergraph.ts";
import { aGateway, aScore, someKeys, someSubgraphs } from "./testing.ts";

/** Each line is a row of the table in docs/errors.md. */
const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

let url: string;
beforeAll(async () => {
  const scoring = { Query: { score: () => aScore(), scores: () => ({ edges: [], pageInfo: {} }) } };
  const supergraph = localSupergraph(someSubgraphs({ scoring }));
  ({ url } = await aGateway(stack, {
    supergraph,
    keys: someKeys({ all: ["score:read", "score:write", "reputation:read"] }),
  }));
});

const headers = { Authorization: "Bearer all", "Content-Type": "application/json" };

async function ask(path: string, init: RequestInit = {}) {
  const answer = await fetch(url + path, { headers, ...init });
  // biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects of a body.
  return { status: answer.status, body: (await answer.json()) as any };
}

const post = (body: string | Uint8Array<ArrayBuffer>, more: Record<string, string> = {}) =>
  ask("/v1/score", { method: "POST", headers: { ...headers, ...more }, body });

/** Sends bytes as they are. @returns What comes back before the connection ends. */
async function raw(bytes: readonly string[], keepOpen = false): Promise<string> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  for (const each of bytes) socket.write(each);
  if (!keepOpen) socket.end();
  return text(socket);
}

const START =
  "POST /v1/score HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer all\r\nContent-Type: application/json\r\n";

test("a trailing slash is another path: 404", async () => {
  expect(await ask("/v1/score/tx_1/")).toMatchObject({ status: 404, body: { error: { code: "NOT_FOUND" } } });
  expect((await ask("/v1/score/", { method: "POST", body: "{}" })).status).toBe(404);
});

test("a query parameter given twice is 400 and named", async () => {
  expect(await ask("/v1/scores?limit=1&limit=2")).toMatchObject({
    status: 400,
    body: { error: { code: "BAD_REQUEST", details: [{ field: "limit", reason: "twice" }] } },
  });
});

test("a query parameter that the endpoint does not know is 400 and named", async () => {
  expect(await ask("/v1/scores?nonsense=1")).toMatchObject({
    status: 400,
    body: { error: { details: [{ field: "nonsense", reason: "unknown_field" }] } },
  });
});

test("a chunked body that does not end is 413 once it is too long, and is not read on", async () => {
  const chunk = `4000\r\n${"x".repeat(0x4000)}\r\n`;
  const answer = await raw([`${START}Transfer-Encoding: chunked\r\n\r\n`, ...Array(8).fill(chunk)], true);
  expect(answer).toMatch(/^HTTP\/1.1 413 /);
  expect(answer).toContain("PAYLOAD_TOO_LARGE");
});

test("headers that do not come to an end are 400, and the connection is closed", async () => {
  const answer = await raw(["POST /v1/score HTTP/1.1\r\nHost: x\r\n"], true);
  expect(answer).toMatch(/^HTTP\/1.1 400 /);
  expect(answer).toContain('"reason":"too_slow"');
});

test("a body that does not come to an end is 400, and the connection is closed", async () => {
  const answer = await raw([`${START}Content-Length: 100\r\n\r\n{`], true);
  expect(answer).toMatch(/^HTTP\/1.1 400 /);
  expect(answer).toContain('"reason":"too_slow"');
});

test("headers over 16 kB are 400 and the connection is closed", async () => {
  const bomb = Array.from({ length: 500 }, (_, n) => `X-${n}: ${"a".repeat(100)}\r\n`).join("");
  const answer = await raw([`GET /v1/scores HTTP/1.1\r\nHost: x\r\n${bomb}\r\n`]);
  expect(answer).toMatch(/^HTTP\/1.1 400 /);
  expect(answer).toContain('"field":"headers"');
});

test("a compressed body is 415 and is not unpacked", async () => {
  const bomb = new Uint8Array(gzipSync("0".repeat(10_000_000)));
  expect(await post(bomb, { "Content-Encoding": "gzip" })).toMatchObject({
    status: 415,
    body: { error: { code: "UNSUPPORTED_MEDIA_TYPE", details: [{ expected: "identity" }] } },
  });
});

test.each(['{"__proto__": {"admin": true}}', '{"constructor": {"prototype": {"admin": true}}}'])(
  "%s is 400",
  async (body) => {
    expect(await post(body)).toMatchObject({
      status: 400,
      body: { error: { details: [{ field: "body", reason: "malformed_json" }] } },
    });
  },
);

test("bytes that are not UTF-8 are 400 and the first one is named", async () => {
  expect(await post(new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]))).toMatchObject({
    status: 400,
    body: { error: { message: expect.stringContaining("at byte 2"), details: [{ reason: "not_utf8" }] } },
  });
});

test.each([
  ["lists", "[", "]"],
  ["objects", '{"a":', "}"],
])("JSON of 10,000 nested %s is 400", async (_what, open, close) => {
  const nested = `${open.repeat(10_000)}1${close.repeat(10_000)}`;
  const answer = await post(nested);
  expect([answer.status, answer.body.error.code]).toEqual([400, "BAD_REQUEST"]);
  const inside = await post(`{"from_address": ${open.repeat(10_000)}1${close.repeat(10_000)}}`);
  expect([inside.status, inside.body.error.code]).toEqual([400, "BAD_REQUEST"]);
});

test.each([
  ["Authorization", "Bearer all"],
  ["Content-Type", "application/json"],
  ["Host", "x"],
  ["Idempotency-Key", "one"],
  ["Last-Event-ID", "local:1"],
  ["Origin", "http://x"],
  ["X-Request-Id", "one"],
])("the header %s twice is 400 and named", async (name, value) => {
  const once = name === "Host" ? [] : ["Host: x"];
  const lines = [...once, `${name}: ${value}`, `${name.toLowerCase()}: ${value}`, "Connection: close"];
  const answer = await raw([`GET /v1/scores HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`]);
  expect(answer).toMatch(/^HTTP\/1.1 400 /);
  expect(answer).toContain(`"details":[{"field":"${name}","reason":"twice"}]`);
});

test.each([
  ["no Host", "Connection: close", '"field":"Host","reason":"missing"'],
  [
    "an Expect that is none",
    "Host: x\r\nExpect: x\r\nConnection: close",
    '"field":"Expect","reason":"unsupported"',
  ],
])("%s is 400 in the usual format", async (_what, lines, told) => {
  const answer = await raw([`GET /v1/scores HTTP/1.1\r\n${lines}\r\n\r\n`]);
  expect(answer).toMatch(/^HTTP\/1.1 400 /);
  expect(answer).toContain(told);
  expect(answer).toMatch(/X-Request-Id: req_/i);
});

test("a line that is no HTTP is 400 in the usual format", async () => {
  const answer = await raw(["NONSENSE\r\n\r\n"]);
  expect(answer).toMatch(/^HTTP\/1.1 400 /);
  expect(answer).toContain('"field":"request","reason":"malformed"');
});

const UPGRADE =
  "Host: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

test.each([
  [
    "another version",
    `GET /v1/stream HTTP/1.1\r\n${UPGRADE}Sec-WebSocket-Version: 99\r\n`,
    400,
    '"Sec-WebSocket-Version"',
  ],
  [
    "two versions",
    `GET /v1/stream HTTP/1.1\r\n${UPGRADE}Sec-WebSocket-Version: 13\r\nSec-WebSocket-Version: 13\r\n`,
    400,
    '"twice"',
  ],
  ["a POST", `POST /graphql HTTP/1.1\r\n${UPGRADE}Sec-WebSocket-Version: 13\r\n`, 405, "METHOD_NOT_ALLOWED"],
  [
    "an empty list of protocols",
    `GET /graphql HTTP/1.1\r\n${UPGRADE}Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: ,\r\n`,
    400,
    '"Sec-WebSocket-Protocol"',
  ],
])("an upgrade with %s is refused in the usual format", async (_what, head, status, told) => {
  const answer = await raw([`${head}\r\n`], true);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(answer).toContain(told);
  expect(answer).toMatch(/X-Request-Id: req_/);
  if (told.includes("Version")) expect(answer).toContain("Sec-WebSocket-Version: 13");
});

test("after all that the gateway answers", async () => {
  expect((await fetch(`${url}/health/live`)).status).toBe(200);
});
