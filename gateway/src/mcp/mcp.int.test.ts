import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { LATEST_PROTOCOL_VERSION } from "@modelcontextprotocol/sdk/types.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { localSupergraph } from "../local-supergraph.ts";
import scoreTransaction from "../rest/endpoints/score-transaction.ts";
import { SCORE_EXAMPLE } from "../rest/examples.ts";
import { magicAddress } from "../sandbox/magic.ts";
import { aGateway, aScore, aStoredKey, someKeys, someSubgraphs } from "../testing.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

const PAYMENT = scoreTransaction.example.input;
const callers: unknown[] = [];
const supergraph = localSupergraph(
  someSubgraphs({
    scoring: {
      Mutation: {
        scoreTransaction(
          _: unknown,
          { input }: { input: { amount: string } },
          { caller }: { caller: unknown },
        ) {
          callers.push(caller);
          if (input.amount === "7") throw new TypeError("password=hunter2");
          return aScore();
        },
      },
      Query: { score: () => null },
    },
  }),
);
const keys = someKeys({ agent: ["score:write", "score:read"], reader: ["score:read"] });

let url: string;
let log: readonly string[];

beforeAll(async () => {
  ({ url, log } = await aGateway(stack, { supergraph, keys }));
});

async function aClient(key = "agent", at = url): Promise<Client & AsyncDisposable> {
  const client = new Client({ name: "agent", version: "1" });
  const requestInit = { headers: { Authorization: `Bearer ${key}` } };
  const transport = new StreamableHTTPClientTransport(new URL(`${at}/mcp`), { requestInit });
  await client.connect(transport as never);
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.close() });
}

const call = async (name: string, args: object, key?: string) => {
  await using client = await aClient(key);
  // With the tools at hand the client checks an answer against its schema.
  await client.listTools();
  return await client.callTool({ name, arguments: { ...args } });
};
const failureOf = async (name: string, args: object, key?: string) => {
  const { isError, content, structuredContent } = await call(name, args, key);
  expect(structuredContent).toBeUndefined();
  const [{ text } = { text: "" }] = content as { text: string }[];
  return { isError, ...JSON.parse(text) };
};

test("the tools are those of an agent that pays, with the endpoints' own schemas", async () => {
  await using client = await aClient();
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual([
    "score_payment",
    "explain_score",
    "get_wallet",
    "get_reputation",
    "quote_route",
  ]);
  const [score] = tools;
  expect(score?.inputSchema.required).toEqual(Object.keys(PAYMENT));
  expect(score?.outputSchema?.required).toEqual(Object.keys(SCORE_EXAMPLE));
  expect(score?.annotations).toMatchObject({ readOnlyHint: false, destructiveHint: false });
  expect(client.getServerVersion()).toMatchObject({ name: "tetron" });
});

test("a payment is scored as by POST /v1/score, for the key's tenant, and the client finds the answer valid", async () => {
  const { structuredContent, content, isError } = await call("score_payment", PAYMENT);
  expect(isError).toBeUndefined();
  expect(structuredContent).toMatchObject({
    recommendation: "approve",
    transaction_id: SCORE_EXAMPLE.transaction_id,
  });
  expect(JSON.parse((content as { text: string }[])[0]!.text)).toEqual(structuredContent);
  expect(callers.at(-1)).toMatchObject({ tenant: "tenant-1", keyId: "key_agent" });
});

describe("a failure is the tool's result, in REST's form", () => {
  test("for a field that is missing, unknown or too long", async () => {
    const { amount: _, ...rest } = PAYMENT;
    expect(await failureOf("score_payment", { ...rest, fee: 1, currency: "X".repeat(999) })).toMatchObject({
      isError: true,
      error: {
        code: "BAD_REQUEST",
        details: expect.arrayContaining([
          { field: "amount", reason: "missing" },
          { field: "fee", reason: "unknown_field" },
        ]),
      },
    });
  });

  test("for a scope that the key lacks, which it names", async () => {
    expect(await failureOf("score_payment", PAYMENT, "reader")).toMatchObject({
      isError: true,
      error: { code: "FORBIDDEN", details: [{ missing_scope: "score:write" }] },
    });
  });

  test("for a score that is not there", async () => {
    expect(await failureOf("explain_score", { transaction_id: "tx_nope" })).toMatchObject({
      error: { code: "NOT_FOUND" },
    });
  });

  test("for a text that cannot be stored", async () => {
    expect(await failureOf("score_payment", { ...PAYMENT, amount: "\0" })).toMatchObject({
      error: { code: "UNPROCESSABLE", details: [{ reason: "unstorable_text" }] },
    });
  });

  test("for a bug, which is logged and shows nothing", async () => {
    const before = log.length;
    expect(await failureOf("score_payment", { ...PAYMENT, amount: "7" })).toMatchObject({
      error: { code: "SERVER_ERROR", message: expect.not.stringContaining("hunter2") },
    });
    expect(log.slice(before).join("")).toContain('"bug"');
  });
});

test("an unknown tool is an error of the protocol", async () => {
  await using client = await aClient();
  await expect(client.callTool({ name: "send_money", arguments: {} })).rejects.toMatchObject({
    code: -32_602,
    message: expect.stringContaining("send_money"),
  });
});

const MESSAGE = {
  jsonrpc: "2.0",
  id: 1,
  method: "initialize",
  params: {
    protocolVersion: LATEST_PROTOCOL_VERSION,
    capabilities: {},
    clientInfo: { name: "x", version: "1" },
  },
};

async function post(body: unknown, headers: Record<string, string> = {}, at = url) {
  const response = await fetch(`${at}/mcp`, {
    method: "POST",
    headers: {
      Authorization: "Bearer agent",
      "Content-Type": "application/json",
      Accept: "application/json, text/event-stream",
      ...headers,
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

describe("with a test key", () => {
  const stored = aStoredKey("test", ["score:write", "score:read"], { mode: "test" });
  const testKeys = { wasKnown: () => true, lookup: async () => stored };
  const aTestAgent = async () => aClient("test", (await aGateway(stack, { supergraph, keys: testKeys })).url);

  test("the SDK's client connects, lists tools, and its answers are valid and say that they are a test's", async () => {
    await using client = await aTestAgent();
    expect(await client.listTools()).toMatchObject({ _meta: { test: true } });
    const before = callers.length;
    const to_address = magicAddress("decline");
    const scored = await client.callTool({ name: "score_payment", arguments: { ...PAYMENT, to_address } });
    expect(scored).toMatchObject({
      structuredContent: { test: true, recommendation: "decline" },
      _meta: { test: true },
    });
    expect(JSON.parse((scored.content as { text: string }[])[0]!.text)).toEqual(scored.structuredContent);
    expect(callers).toHaveLength(before);
  });

  test("failures say it too: of a tool, of the protocol, and at the door", async () => {
    await using client = await aTestAgent();
    const { content } = await client.callTool({ name: "score_payment", arguments: {} });
    expect(JSON.parse((content as { text: string }[])[0]!.text)).toMatchObject({
      test: true,
      error: { code: "BAD_REQUEST" },
    });
    await expect(client.callTool({ name: "send_money", arguments: {} })).rejects.toMatchObject({
      code: -32_602,
      data: { test: true },
    });
    const { url: at } = await aGateway(stack, { supergraph, keys: testKeys, rateLimitPerMinute: 2 });
    const batch = JSON.parse((await post([MESSAGE], {}, at)).text);
    expect(batch).toMatchObject({ jsonrpc: "2.0", error: { code: -32_600, data: { test: true } } });
    expect(Object.keys(batch).sort()).toEqual(["error", "id", "jsonrpc"]);
    await post(MESSAGE, {}, at);
    expect(JSON.parse((await post(MESSAGE, {}, at)).text)).toMatchObject({
      test: true,
      error: { code: "TOO_MANY_REQUESTS" },
    });
  });
});

describe("at the door", () => {
  test("a key is needed, every message counts as a request, and the answer has its id", async () => {
    const { url: limited } = await aGateway(stack, { supergraph, keys, rateLimitPerMinute: 2 });
    expect((await post(MESSAGE, { Authorization: "Bearer nobody" }, limited)).status).toBe(401);
    const first = await post(MESSAGE, { "X-Request-Id": "from-agent" }, limited);
    expect(first.status).toBe(200);
    expect(first.headers.get("X-Request-Id")).toBe("from-agent");
    expect(first.headers.get("RateLimit-Remaining")).toBe("1");
    expect((await post(MESSAGE, {}, limited)).status).toBe(200);
    const third = await post(MESSAGE, {}, limited);
    expect(third.status).toBe(429);
    expect(third.headers.get("Retry-After")).toMatch(/^\d+$/);
  });

  test("a page of another site is refused, one of its own is not", async () => {
    expect((await post(MESSAGE, { Origin: "https://evil.example" })).status).toBe(403);
    expect((await post(MESSAGE, { Origin: "null" })).status).toBe(403);
    expect((await post(MESSAGE, { Origin: url })).status).toBe(200);
  });

  test("a page of an origin that CORS names may call, also with the protocol's headers, and no other may", async () => {
    const shop = "https://shop.example";
    const { url: named } = await aGateway(stack, { supergraph, keys, corsOrigins: [shop] });
    const asked = await fetch(`${named}/mcp`, {
      method: "OPTIONS",
      headers: { Origin: shop, "Access-Control-Request-Method": "POST" },
    });
    expect(asked.headers.get("Access-Control-Allow-Origin")).toBe(shop);
    expect(asked.headers.get("Access-Control-Allow-Headers")).toMatch(/\bMCP-Protocol-Version\b/);
    const answered = await post(MESSAGE, { Origin: shop }, named);
    expect(answered.status).toBe(200);
    expect(answered.headers.get("Access-Control-Allow-Origin")).toBe(shop);
    for (const other of ["http://shop.example", "https://shop.example:8443", "https://evil.example"])
      expect((await post(MESSAGE, { Origin: other }, named)).status).toBe(403);
    expect((await post(MESSAGE, { Origin: shop })).status).toBe(403);
  });

  test("a batch, a message that is none, and a client that accepts no answer are refused", async () => {
    expect((await post([MESSAGE, MESSAGE])).status).toBe(400);
    expect((await post({ hello: 1 })).status).toBe(400);
    expect((await post(MESSAGE, { Accept: "text/html" })).status).toBe(406);
  });

  test("there is nothing to GET", async () => {
    const response = await fetch(`${url}/mcp`, { headers: { Authorization: "Bearer agent" } });
    expect(response.status).toBe(405);
    expect(response.headers.get("Allow")).toContain("POST");
  });
});
