import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { Failure } from "@tetron/domain/failure";
import { SCOPES } from "@tetron/domain/scope";
import { dateTime } from "@tetron/service/date-time";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CallContext } from "./context.ts";
import { localSupergraph } from "./local-supergraph.ts";
import { ErrorBody } from "./rest/error-body.ts";
import { NARRATIVE_EXAMPLE, SCORE_EXAMPLE } from "./rest/examples.ts";
import { ScoreAnswer } from "./rest/score-answer.ts";
import { endpoints } from "./rest-endpoints.gen.ts";
import { aGateway, aScore, someKeys, someSubgraphs } from "./testing.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

const PAYMENT = {
  from_address: SCORE_EXAMPLE.wallets.from.address,
  to_address: SCORE_EXAMPLE.wallets.to.address,
  amount: "0.5",
  currency: "ETH",
  network: "ethereum",
};

/** What the scoring subgraph was asked last, and on whose behalf. */
let asked: { input: Record<string, string>; caller: unknown };
let url: string;
let log: readonly string[];

beforeAll(async () => {
  const subgraphs = someSubgraphs({
    reputation: { DateTime: dateTime as never },
    scoring: {
      Mutation: {
        scoreTransaction(
          _parent: unknown,
          { input }: { input: Record<string, string> },
          { caller }: CallContext,
        ) {
          asked = { input, caller };
          if (input["currency"] === "BUG") throw new TypeError("password=hunter2");
          if (input["network"] === "atlantis")
            throw new Failure("UNPROCESSABLE", "network: no such network.", {
              field: "network",
              reason: "unknown_network",
            });
          if (input["toAddress"] === input["fromAddress"])
            throw new Failure("UNPROCESSABLE", "toAddress: the sender itself.", {
              field: "toAddress",
              reason: "same_wallet",
            });
          return aScore();
        },
      },
      Query: {
        score: (_parent: unknown, { id }: { id: string }) =>
          id === SCORE_EXAMPLE.transaction_id ? aScore() : null,
      },
    },
  });
  const keys = someKeys({
    all: ["score:read", "score:write", "reputation:read"],
    reader: ["score:read"],
    everything: [...SCOPES],
  });
  ({ url, log } = await aGateway(stack, { supergraph: localSupergraph(subgraphs), keys }));
});

const EVERYTHING = { Authorization: "Bearer everything", "Content-Type": "application/json" };
const AUTHORIZED = { Authorization: "Bearer all", "Content-Type": "application/json" };

async function ask(path: string, init: RequestInit = {}) {
  const response = await fetch(url + path, init);
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
}

const post = (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  ask("/v1/score", {
    method: "POST",
    headers: { ...AUTHORIZED, ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

describe("POST /v1/score", () => {
  test("answers the five fields that every client knows first, then why", async () => {
    const { status, headers, body } = await post(PAYMENT, { "X-Request-Id": "mine-1" });
    expect(status).toBe(200);
    expect(Object.keys(body).slice(0, 5)).toEqual([
      "transaction_id",
      "fraud_score",
      "reputation_score",
      "recommendation",
      "model_version",
    ]);
    expect(ScoreAnswer.parse(body)).toEqual(SCORE_EXAMPLE);
    expect(headers.get("X-Request-Id")).toBe("mine-1");
    expect(asked).toMatchObject({
      input: { fromAddress: PAYMENT.from_address, amount: "0.5" },
      caller: { tenant: "tenant-1", keyId: "key_all", requestId: "mine-1" },
    });
  });

  test.each([
    ["malformed JSON", '{"amount":', "body malformed_json"],
    ["an empty body", "", "body empty"],
    ["a list", [PAYMENT], "body not_an_object"],
    ["a missing field", { ...PAYMENT, amount: undefined }, "amount missing"],
    ["an empty field", { ...PAYMENT, to_address: "" }, "to_address empty"],
    ["a wrongly typed field", { ...PAYMENT, amount: 0.5 }, "amount not_a_string"],
    ["an extra-long field", { ...PAYMENT, network: "e".repeat(33) }, "network too_long"],
    ["an unknown field", { ...PAYMENT, max_fees: "5" }, "max_fees unknown_field"],
  ])("refuses %s with 400 and names the field", async (_what, payment, issue) => {
    await expectRefusal(payment, 400, issue);
  });

  test.each([
    ["an input that means nothing", { ...PAYMENT, network: "atlantis" }, "network unknown_network"],
    [
      "one by the name that REST gives it",
      { ...PAYMENT, to_address: PAYMENT.from_address },
      "to_address same_wallet",
    ],
  ])("refuses %s with 422", async (_what, payment, issue) => {
    await expectRefusal(payment, 422, issue);
  });

  async function expectRefusal(payment: unknown, status: number, issue: string) {
    const [field, reason] = issue.split(" ");
    const answer = await post(payment);
    expect(answer.status).toBe(status);
    expect(ErrorBody.parse(answer.body)).toEqual(answer.body);
    expect(answer.body.error).toMatchObject({
      message: expect.stringContaining(`${field}`),
      details: [{ field, reason }],
    });
  }

  test("refuses a body over 64 kB, and one that is not JSON", async () => {
    expect(await post({ ...PAYMENT, amount: "1".repeat(65_536) })).toMatchObject({
      status: 413,
      body: { error: { code: "PAYLOAD_TOO_LARGE", details: [{ limit: 65_536 }] } },
    });
    expect(await post("a=b", { "Content-Type": "application/x-www-form-urlencoded" })).toMatchObject({
      status: 415,
      body: { error: { code: "UNSUPPORTED_MEDIA_TYPE", details: [{ expected: "application/json" }] } },
    });
  });

  test("refuses a compressed body, naming the encoding", async () => {
    const packed = new Uint8Array(gzipSync(JSON.stringify(PAYMENT)));
    const headers = { ...AUTHORIZED, "Content-Encoding": "gzip" };
    expect(await ask("/v1/score", { method: "POST", headers, body: packed })).toMatchObject({
      status: 415,
      body: { error: { code: "UNSUPPORTED_MEDIA_TYPE", details: [{ expected: "identity" }] } },
    });
  });

  test("an endpoint that takes lists states their maximum length", async () => {
    const body = JSON.stringify({ network: "bitcoin", addresses: Array(3_000).fill("b".repeat(62)) });
    expect(await ask("/v1/reputation", { method: "POST", headers: AUTHORIZED, body })).toMatchObject({
      status: 413,
      body: { error: { details: [{ limit: 131_072 }] } },
    });
  });

  test("masks a bug and logs it under the same request id", async () => {
    const { status, headers, body } = await post({ ...PAYMENT, currency: "BUG" });
    expect(status).toBe(500);
    expect(body.error).toMatchObject({ code: "SERVER_ERROR", request_id: headers.get("X-Request-Id") });
    expect(JSON.stringify(body)).not.toContain("hunter2");
    expect(log.find((line) => line.includes("hunter2"))).toContain(body.error.request_id);
  });
});

const bodies = Object.values(endpoints)
  // A body that is a file has no fields, and of a message that is not signed none is read.
  .filter((each) => each.method === "POST" && each.kind !== "file" && each.kind !== "signed")
  .flatMap(({ path, input, example }) =>
    Object.keys(input.shape)
      .filter((field) => !path.includes(`{${field}}`))
      .map((field) => [path, field, example.input] as const),
  );

test.each(bodies)(
  "POST %s refuses a text in %s that cannot be stored, naming it",
  async (path, field, example) => {
    for (const bad of ["a\0b", "a\uD800b", "\uDC00"])
      for (const [name, value] of [
        [field, bad],
        [`${field}.0`, [bad]],
        [`${field}.key.1`, { key: ["fine", bad] }],
      ] as const) {
        const body = JSON.stringify({ ...(example as object), [field]: value });
        expect(await ask(`/v1${path}`, { method: "POST", headers: EVERYTHING, body })).toMatchObject({
          status: 422,
          body: { error: { code: "UNPROCESSABLE", details: [{ field: name, reason: "unstorable_text" }] } },
        });
      }
  },
);

describe("GET /v1/score/{transaction_id}", () => {
  const get = (id: string) => ask(`/v1/score/${id}`, { headers: { Authorization: "Bearer reader" } });

  test("answers a score that was made", async () => {
    expect(await get(SCORE_EXAMPLE.transaction_id)).toMatchObject({
      status: 200,
      body: { ...SCORE_EXAMPLE, narrative: NARRATIVE_EXAMPLE },
    });
  });

  test.each(["tx_01JVEP5ZK8Q4T6W2N9B3RXC7HE", "tx_1", "%00", "..%2f..%2fetc"])(
    "%s is not found",
    async (id) => {
      expect(await get(id)).toMatchObject({ status: 404, body: { error: { code: "NOT_FOUND" } } });
    },
  );
});

describe("every route", () => {
  test.each([
    ["no key", {}],
    ["another scheme", { Authorization: "Basic dXNlcjpwYXNz" }],
    ["an unknown key", { Authorization: "Bearer nobody" }],
    ["a malformed key", { Authorization: "Bearer a b" }],
  ])("answers %s with 401 before it reads the body", async (_what, headers) => {
    const answer = await ask("/v1/score", { method: "POST", headers, body: "{" });
    expect(answer).toMatchObject({ status: 401, body: { error: { code: "UNAUTHORIZED" } } });
    expect(answer.headers.get("WWW-Authenticate")).toMatch(/^Bearer/);
    expect(answer.body.error.request_id).toBe(answer.headers.get("X-Request-Id"));
  });

  test("answers a missing scope with 403 that names it", async () => {
    expect(await post(PAYMENT, { Authorization: "Bearer reader" })).toMatchObject({
      status: 403,
      body: { error: { code: "FORBIDDEN", details: [{ missing_scope: "score:write" }] } },
    });
  });

  test.each([
    ["GET", "/v1/score", 405, "METHOD_NOT_ALLOWED"],
    ["DELETE", "/v1/score", 405, "METHOD_NOT_ALLOWED"],
    ["GET", "/v1/nowhere", 404, "NOT_FOUND"],
    ["POST", "/", 405, "METHOD_NOT_ALLOWED"],
    ["POST", "/v1/docs", 405, "METHOD_NOT_ALLOWED"],
  ])("that does not exist, or not with this method: %s %s is %i", async (method, path, status, code) => {
    const answer = await ask(path, { method, headers: { Authorization: "Bearer all" } });
    expect(answer).toMatchObject({ status, body: { error: { code } } });
    expect(answer.headers.get("X-Request-Id")).toBe(answer.body.error.request_id);
  });

  test.each([
    ["a path that is no URL", "GET /v1/score/%zz HTTP/1.1\r\nHost: x\r\n\r\n", "path"],
    ["headers over 16 kB", `GET /v1/${"a".repeat(20_000)} HTTP/1.1\r\n\r\n`, "headers"],
    ["what is no HTTP", "HELLO\r\n\r\n", "request"],
  ])("refuses %s in the same shape, with a request id", async (_what, bytes, field) => {
    const answer = await send(bytes);
    const [head = "", body = ""] = answer.split("\r\n\r\n");
    const { error } = ErrorBody.parse(JSON.parse(body));
    expect(head).toMatch(/^HTTP\/1.1 400 /);
    expect(head.toLowerCase()).toContain(`x-request-id: ${error.request_id.toLowerCase()}`);
    expect(error).toMatchObject({ code: "BAD_REQUEST", details: [{ field }] });
  });

  /** Sends bytes as they are, and gives what comes back before the line is cut. */
  async function send(bytes: string): Promise<string> {
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    socket.end(bytes);
    return text(socket);
  }

  test("is described at /v1/openapi.json, for which no key is needed", async () => {
    const { status, body } = await ask("/v1/openapi.json");
    expect([status, body.openapi]).toEqual([200, "3.1.0"]);
  });
});

test("a key over its limit gets Retry-After, on REST and GraphQL alike", async () => {
  const limited = await aGateway(stack, {
    supergraph: localSupergraph(someSubgraphs({})),
    keys: someKeys({ all: ["score:read"] }),
    rateLimitPerMinute: 2,
  });
  const get = () => fetch(`${limited.url}/v1/score/tx_1`, { headers: { Authorization: "Bearer all" } });
  expect((await get()).headers.get("RateLimit-Remaining")).toBe("1");
  expect((await get()).headers.get("RateLimit-Remaining")).toBe("0");
  const third = await get();
  expect(third.status).toBe(429);
  expect(Number(third.headers.get("Retry-After"))).toBeGreaterThan(0);
  expect(await third.json()).toMatchObject({ error: { code: "TOO_MANY_REQUESTS" } });
  const graph = await fetch(`${limited.url}/graphql`, {
    method: "POST",
    headers: AUTHORIZED,
    body: JSON.stringify({ query: "{ __typename }" }),
  });
  expect(graph.status).toBe(429);
  expect(await graph.json()).toMatchObject({ errors: [{ extensions: { code: "TOO_MANY_REQUESTS" } }] });
});

test("a body with a duplicate key is refused, and the key is named", async () => {
  const text = JSON.stringify(PAYMENT);
  const { status, body } = await post(`${text.slice(0, -1)},"amount":"7"}`);
  expect(status).toBe(400);
  expect(body.error).toMatchObject({
    code: "BAD_REQUEST",
    message: 'The body has "amount" twice. Remove one of them.',
    details: [{ field: "amount", reason: "duplicate_key" }],
  });
});

test("a request id of a caller may have 64 characters", async () => {
  const idOf = async (id: string) =>
    (await post(PAYMENT, { "X-Request-Id": id })).headers.get("X-Request-Id");
  expect(await idOf("a".repeat(64))).toBe("a".repeat(64));
  expect(await idOf("a".repeat(65))).toMatch(/^req_/);
});

test("a method that a path does not allow is 405 and lists the allowed ones", async () => {
  const { status, headers, body } = await ask("/v1/score?x=1", {
    method: "DELETE",
    headers: { Authorization: "Bearer all" },
  });
  expect([status, headers.get("Allow")]).toEqual([405, "POST"]);
  expect(body.error).toMatchObject({ code: "METHOD_NOT_ALLOWED", details: [{ allowed: ["POST"] }] });
  const score = `/v1/score/${SCORE_EXAMPLE.transaction_id}`;
  expect(
    (await ask(score, { method: "POST", headers: AUTHORIZED, body: "{}" })).headers.get("Allow"),
  ).toContain("GET");
  expect(await ask("/v1/nothing", { headers: AUTHORIZED })).toMatchObject({
    status: 404,
    body: { error: { code: "NOT_FOUND" } },
  });
});

test("a time that no chain has is the client's mistake, by its name", async () => {
  const { status, body } = await ask("/v1/feedback", {
    method: "POST",
    headers: EVERYTHING,
    body: JSON.stringify({
      address: PAYMENT.from_address,
      network: "ethereum",
      outcome: "good",
      occurred_at: "1271-04-29T17:04:26Z",
    }),
  });
  expect([status, body.error.code]).toEqual([422, "UNPROCESSABLE"]);
  expect(body.error.message).toMatch(/^occurred_at: A DateTime is a text/);
  expect(body.error.details).toEqual([{ field: "occurred_at", reason: "malformed" }]);
});
