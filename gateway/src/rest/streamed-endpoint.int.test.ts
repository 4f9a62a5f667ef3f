import { once } from "node:events";
import { type IncomingMessage, request as send } from "node:http";
import { text } from "node:stream/consumers";
import { Failure } from "@tetron/domain/failure";
import { createHttp, listen } from "@tetron/service/http";
import { createLog } from "@tetron/service/log";
import { createMetrics } from "@tetron/service/metrics";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { countFailedAttempts } from "../auth/failed-attempts.ts";
import { createGuard } from "../auth/guard.ts";
import { createKeyVerifier } from "../auth/key-verifier.ts";
import { createRateLimit } from "../auth/rate-limit.ts";
import { localSupergraph } from "../local-supergraph.ts";
import { ScoreByIdDocument } from "../operations.gen.ts";
import { withSandbox } from "../sandbox/with-sandbox.ts";
import { aScore, aStoredKey, NO_STORE, someKeys, someSubgraphs } from "../testing.ts";
import { operationOf } from "./openapi-operation.ts";
import { addEndpoint } from "./router.ts";
import type { AnyStreamedEndpoint } from "./streamed-endpoint.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

const LINE = "x".repeat(64 * 1024);
const LIMIT = 1024;
/** What became of the endless answer: how many lines were made, and whether it was returned from. */
let endless = { made: 0, ended: false };
beforeEach(() => {
  endless = { made: 0, ended: false };
});

const base = {
  kind: "streamed",
  scope: "score:read",
  needs: [],
  summary: "A test's",
  input: z.strictObject({}),
  output: z.unknown(),
  example: { input: {}, output: {} },
  operations: [],
} as const;

/** The score of each id in the body, until an id that is `boom` or unknown. */
const scores: AnyStreamedEndpoint = {
  ...{ ...base, method: "POST", path: "/test/scores", bodyLimit: LIMIT },
  row: z.strictObject({ id: z.string() }),
  operations: [ScoreByIdDocument],
  async *lines(_input, { rows, run }) {
    for await (const { value, error } of rows) {
      if (error !== undefined) throw error;
      if (value.id === "boom") throw new TypeError("password=hunter2");
      const { score } = await run(ScoreByIdDocument, { id: value.id });
      if (score === null)
        throw new Failure("NOT_FOUND", `No score ${value.id}.`, { kind: "score", id: value.id });
      yield { id: value.id, fraud_score: score.fraudScore };
    }
  },
};

const endlessly: AnyStreamedEndpoint = {
  ...{ ...base, method: "GET", path: "/test/endless" },
  async *lines() {
    try {
      for (;;) {
        endless.made += 1;
        yield { line: LINE };
      }
    } finally {
      endless.ended = true;
    }
  },
};

let url: string;
const log: string[] = [];
beforeAll(async () => {
  const subgraphs = someSubgraphs({
    scoring: {
      Query: { score: (_parent: unknown, { id }: { id: string }) => (id === "none" ? null : aScore({ id })) },
    },
  });
  const app = createHttp({
    log: createLog("test", { write: (line) => void log.push(line) }),
    metrics: createMetrics("test"),
    stopping: new AbortController().signal,
  });
  const live = someKeys({ reader: ["score:read"], other: [] });
  const keys: typeof live = {
    wasKnown: (secret) => secret === "tester" || live.wasKnown(secret),
    lookup: async (secret) =>
      secret === "tester" ? aStoredKey(secret, ["score:read"], { mode: "test" }) : live.lookup(secret),
  };
  const guard = createGuard(app, {
    rateLimit: createRateLimit({ perMinute: 0, limitOf: async () => null }),
    verifier: createKeyVerifier({ keys }),
    failed: countFailedAttempts(),
  });
  for (const route of [scores, endlessly])
    addEndpoint(app, route, {
      supergraph: withSandbox(localSupergraph(subgraphs), async () => {}),
      guard,
      store: NO_STORE.idempotency,
      findSource: async () => undefined,
    });
  url = await listen(stack, app, { host: "127.0.0.1", port: 0 });
});

async function post(body: string | Uint8Array<ArrayBuffer>, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(`${url}/v1/test/scores`, {
    method: "POST",
    headers: { Authorization: "Bearer reader", "Content-Type": "application/x-ndjson", ...headers },
    body,
  });
  return { status: response.status, headers: response.headers, lines: () => linesOf(response) };
}

/** The lines of an answer, and whether it came to its end. */
async function linesOf({ body }: Response): Promise<{ lines: unknown[]; isWhole: boolean }> {
  let all = "";
  let isWhole = true;
  try {
    for await (const piece of body!.pipeThrough(new TextDecoderStream())) all += piece;
  } catch {
    isWhole = false;
  }
  return {
    lines: all
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
    isWhole,
  };
}

const rows = (...ids: string[]) => ids.map((id) => `${JSON.stringify({ id })}\n`).join("");

test("a body of lines is answered line by line, each by an operation of the graph", async () => {
  const { status, headers, lines } = await post(rows("a", "b"));
  expect([status, headers.get("content-type")]).toEqual([200, "application/x-ndjson; charset=utf-8"]);
  expect([headers.get("cache-control"), headers.has("x-request-id")]).toEqual(["no-store", true]);
  const { fraudScore: fraud_score } = aScore() as { fraudScore?: number };
  expect(await lines()).toEqual({
    lines: [
      { id: "a", fraud_score },
      { id: "b", fraud_score },
    ],
    isWhole: true,
  });
});

test("each line of an answer to a test key says so, an error too", async () => {
  const { lines } = await post(rows("tx_0TEST000000000000000000000", "boom"), {
    Authorization: "Bearer tester",
  });
  expect((await lines()).lines).toMatchObject([
    { test: true, id: "tx_0TEST000000000000000000000" },
    { test: true, error: { code: "SERVER_ERROR" } },
  ]);
});

test("a line is answered before the next one is sent", async () => {
  const request = send(`${url}/v1/test/scores`, {
    method: "POST",
    headers: { Authorization: "Bearer reader", "Content-Type": "application/x-ndjson" },
  });
  request.write(rows("first"));
  const [response] = (await once(request, "response")) as [IncomingMessage];
  const [first] = (await once(response.setEncoding("utf8"), "data")) as [string];
  expect(JSON.parse(first)).toMatchObject({ id: "first" });
  request.end(rows("second"));
  expect(JSON.parse(await text(response))).toMatchObject({ id: "second" });
});

test.each([
  ["none", 404, "NOT_FOUND"],
  ["boom", 500, "SERVER_ERROR"],
])("a failure before the first line is an ordinary answer: %s", async (id, status, code) => {
  const { status: got, lines } = await post(rows(id));
  expect([got, (await lines()).lines]).toMatchObject([status, [{ error: { code } }]]);
});

test.each([
  ["none", "NOT_FOUND"],
  ["boom", "SERVER_ERROR"],
])("one after it is the last line, and the answer is cut off: %s", async (id, code) => {
  const { status, lines } = await post(rows("a", id, "never"));
  const answer = await lines();
  expect([status, answer.isWhole, answer.lines.length]).toEqual([200, false, 2]);
  expect(answer.lines[1]).toMatchObject({ error: { code, request_id: expect.any(String) } });
  expect(JSON.stringify(answer)).not.toContain("hunter2");
  if (id === "boom") await expect.poll(() => log.some((line) => line.includes("hunter2"))).toBe(true);
});

interface Refused {
  readonly what: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status: number;
  readonly says: string;
}

test.each<Refused>([
  {
    what: "JSON",
    body: "{}",
    headers: { "Content-Type": "application/json" },
    status: 415,
    says: "x-ndjson",
  },
  { what: "a line that is no row", body: '{"name":"a"}\n', status: 400, says: "id: missing" },
  { what: "a line with a key twice", body: '{"id":"a","id":"b"}\n', status: 422, says: "twice" },
  { what: "bytes that are not UTF-8", body: Uint8Array.of(0x7b, 0xff), status: 400, says: "not UTF-8" },
  { what: "too much", body: rows("a".repeat(LIMIT)), status: 413, says: `over ${LIMIT} bytes` },
  { what: "no key", body: rows("a"), headers: { Authorization: "" }, status: 401, says: "Authorization" },
  {
    ...{ what: "a key without the scope", body: rows("a"), headers: { Authorization: "Bearer other" } },
    ...{ status: 403, says: "score:read" },
  },
])("$what is refused", async ({ body, headers = {}, status, says }) => {
  const answer = await post(body, headers);
  expect([answer.status, (await answer.lines()).lines]).toMatchObject([
    status,
    [{ error: { message: expect.stringContaining(says) } }],
  ]);
});

test("lines are made as the client reads them, and no more once it has gone", async () => {
  const request = send(`${url}/v1/test/endless`, { headers: { Authorization: "Bearer reader" } }).end();
  const [response] = (await once(request, "response")) as [IncomingMessage];
  // Nobody reads: it fills the buffers of both ends, and stops.
  let before = -1;
  await expect
    .poll(() => {
      const isStill = endless.made === before;
      before = endless.made;
      return isStill;
    })
    .toBe(true);
  const filled = endless.made;
  expect(filled).toBeLessThan(500);
  response.resume();
  await expect.poll(() => endless.made).toBeGreaterThan(filled + 100);
  expect(endless.ended).toBe(false);
  response.destroy();
  await expect.poll(() => endless.ended).toBe(true);
});

test("the OpenAPI document says that bodies and answers are lines", () => {
  const operation = operationOf("scores", scores);
  expect(operation["requestBody"]).toMatchObject({ content: { "application/x-ndjson": { schema: {} } } });
  expect(operation["responses"]).toMatchObject({ 200: { content: { "application/x-ndjson": {} } } });
});
