import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "@tetron/domain/failure";
import { checkHealth } from "@tetron/service/health";
import { createLog } from "@tetron/service/log";
import { serveSubgraph } from "@tetron/service/subgraph";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CallContext } from "./context.ts";
import { endpointNeeds } from "./needs.ts";
import { remoteSupergraph } from "./remote-supergraph.ts";
import scoreTransaction from "./rest/endpoints/score-transaction.ts";
import { SCORE_EXAMPLE } from "./rest/examples.ts";
import { subgraphCheck } from "./subgraph-check.ts";
import { aGateway, aScore, someKeys, someSubgraphs } from "./testing.ts";

const SECRET = "0123456789abcdef0123456789abcdef";

const stack = new AsyncDisposableStack();
/** The scoring subgraph's own, so that it can die before the others. */
const scoring = stack.use(new AsyncDisposableStack());
afterAll(() => stack.disposeAsync());

let caller: unknown;
let url: string;
let scoringUrl: string;

beforeAll(async () => {
  const subgraphs = someSubgraphs({
    scoring: {
      Mutation: {
        scoreTransaction(_parent: unknown, { input }: { input: { amount: string } }, context: CallContext) {
          ({ caller } = context);
          if (input.amount === "0")
            throw new Failure("UNPROCESSABLE", "amount: must be greater than 0.", {
              field: "amount",
              reason: "zero",
            });
          if (input.amount === "13") throw new TypeError("password=hunter2");
          return aScore();
        },
      },
    },
    ingestion: { Query: { networks: () => [] } },
  });
  const options = { host: "127.0.0.1", port: 0, log: createLog("subgraph", { level: "silent" }) };
  const stopping = new AbortController().signal;
  const served = subgraphs.map(async (subgraph) => {
    const owner = subgraph.name === "scoring" ? scoring : stack;
    const address = await serveSubgraph(owner, {
      ...options,
      subgraph,
      stopping,
      internalSecret: SECRET,
    });
    return [subgraph.name, `${address}/graphql`] as const;
  });
  const urls = Object.fromEntries(await Promise.all(served));
  scoringUrl = urls["scoring"]!;
  ({ url } = await aGateway(stack, {
    supergraph: remoteSupergraph(stack, { urls, internalSecret: SECRET }),
    keys: someKeys({ all: ["score:write"] }),
    checks: { scoring: subgraphCheck(urls["scoring"]!) },
  }));
});

async function score(amount: string) {
  const response = await fetch(`${url}/v1/score`, {
    method: "POST",
    headers: { Authorization: "Bearer all", "Content-Type": "application/json", "X-Request-Id": "mine" },
    body: JSON.stringify({ ...scoreTransaction.example.input, amount }),
  });
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
}

const ready = async () => {
  const response = await fetch(`${url}/health/ready`);
  return { status: response.status, body: JSON.parse(await response.text()) };
};

test("a subgraph in another process receives the caller", async () => {
  expect(await score("0.5")).toMatchObject({ status: 200, body: SCORE_EXAMPLE });
  expect(caller).toEqual({
    tenant: "tenant-1",
    keyId: "key_all",
    scopes: ["score:write"],
    requestId: "mine",
  });
});

test("its failures arrive as they were thrown, its bugs masked", async () => {
  expect(await score("0")).toMatchObject({
    status: 422,
    body: { error: { code: "UNPROCESSABLE", details: [{ field: "amount", reason: "zero" }] } },
  });
  const bug = await score("13");
  expect(bug).toMatchObject({ status: 500, body: { error: { code: "SERVER_ERROR" } } });
  expect(JSON.stringify(bug.body)).not.toContain("hunter2");
});

test("when it is down, fields that need it are unavailable at once, and the rest is answered", async () => {
  expect(await ready()).toEqual({ status: 200, body: { status: "ready" } });
  await scoring.disposeAsync();

  const { status, headers, body } = await score("0.5");
  expect(status).toBe(503);
  expect(body.error).toMatchObject({
    code: "UNAVAILABLE",
    details: [{ dependency: "scoring", outcome: "nothing_done" }],
  });
  expect(Number(headers.get("Retry-After"))).toBeGreaterThan(0);
  // waits: readiness is remembered for a second; the answer after that is a new one.
  await sleep(1_100);
  expect(await ready()).toEqual({ status: 200, body: { status: "ready" } });
  const checks = { scoring: subgraphCheck(scoringUrl) };
  const { endpoints } = await checkHealth({ checks, needs: endpointNeeds() });
  expect(endpoints).toMatchObject({
    "POST /v1/score": { status: "down" },
    "GET /v1/score/{transaction_id}": { status: "down" },
    "POST /v1/route/quote": { status: "up" },
    "/graphql: ingestion": { status: "up" },
  });

  const other = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { Authorization: "Bearer all", "Content-Type": "application/json" },
    body: JSON.stringify({ query: "{ networks { id } }" }),
  });
  expect(await other.json()).toMatchObject({ data: { networks: [] } });
});
