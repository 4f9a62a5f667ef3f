import type { EventOf } from "@tetron/domain/events";
import { createIds } from "@tetron/domain/id";
import type { Scope } from "@tetron/domain/scope";
import { until } from "@tetron/domain/testing";
import { appendEvent } from "@tetron/lake/events";
import { emptyLake, type TestLake } from "@tetron/lake/testing";
import { createClient as createSseClient } from "graphql-sse";
import { afterAll, beforeAll, expect, test } from "vitest";
import { localSupergraph } from "../local-supergraph.ts";
import { aScore, someSubgraphs } from "../testing.ts";
import {
  connectTo,
  type GraphSubscription,
  openStreamHouse,
  type StreamHouse,
  subscribeOver,
  type TestKey,
  untilDelivered,
} from "./testing.ts";

const WAIT_MS = 10_000;
const SCOPES: readonly Scope[] = ["stream:read", "score:read", "reputation:read"];
const SPANNING = `subscription ($filter: ScoreStreamFilter, $after: String) {
  scoreStream(filter: $filter, after: $after) {
    id transactionId fraudScore recommendation
    score { status from { wallet { reputation { score } } } }
    to { reputation { score } }
  }
}`;

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
let lake: TestLake;
let house: StreamHouse;
/** Scores that were asked for from the scoring subgraph. */
let executions: string[] = [];
const nextId = createIds();

beforeAll(async () => {
  lake = stack.use(await emptyLake());
  const supergraph = localSupergraph(
    someSubgraphs({
      scoring: {
        Score: {
          __resolveReference({ id }: { id: string }) {
            executions.push(id);
            return aScore({ id });
          },
        },
      },
      reputation: {
        Wallet: { __resolveReference: (wallet: object) => wallet, reputation: () => ({ score: 61.5 }) },
      },
    }),
  );
  house = await openStreamHouse(stack, lake, { supergraph });
});

let tenants = 0;
const aTenant = () => `tenant-${tenants++}`;

const subscribeTo = (key: TestKey, query: string, variables = {}) =>
  subscribeOver(house.url, { key, query, variables });
const untilLive = (tenant: string, subscription: GraphSubscription) =>
  untilDelivered(house, tenant, subscription);

test("a subscription spans the subgraphs, and its ids resume it", async () => {
  const tenant = aTenant();
  const key = await house.key(tenant, SCOPES);
  using first = subscribeTo(key, SPANNING);
  await untilLive(tenant, first);
  const id = await house.score(tenant);
  const answers = await until(
    "the score",
    () => first.answers.find(({ data }) => data.scoreStream.transactionId === id),
    WAIT_MS,
  );

  expect(answers).toEqual({
    data: {
      scoreStream: {
        id: expect.stringMatching(/^local:\d+$/),
        transactionId: id,
        fraudScore: 12.7,
        recommendation: "APPROVE",
        score: { status: "COMPLETED", from: { wallet: { reputation: { score: 61.5 } } } },
        to: { reputation: { score: 61.5 } },
      },
    },
  });
  const missed = [await house.score(tenant), await house.score(tenant)];
  using second = subscribeTo(key, SPANNING, { after: answers.data.scoreStream.id });
  const resumed = await second.take(2);
  expect(resumed.map(({ data }) => data.scoreStream.transactionId)).toEqual(missed);
});

test("a filter of the graph filters as every door does", async () => {
  const tenant = aTenant();
  const key = await house.key(tenant, SCOPES);
  using all = subscribeTo(key, "subscription { scoreStream { transactionId } }");
  const filter = { minScore: 90, recommendation: "DECLINE", networks: ["ethereum"] };
  using some = subscribeTo(key, SPANNING, { filter, after: "" });
  await untilLive(tenant, all);
  await house.score(tenant, { fraud_score: 91, recommendation: "review" });
  const id = await house.score(tenant, { fraud_score: 91, recommendation: "decline" });

  expect((await some.take(1)).map(({ data }) => data.scoreStream.transactionId)).toEqual([id]);
});

test("an explanation is sent with its score", async () => {
  const tenant = aTenant();
  const key = await house.key(tenant, SCOPES);
  using told = subscribeTo(
    key,
    `subscription { narrativeStream(filter: { minScore: 10 }, after: "") {
      transactionId writer proposesReview proposalCode recommendation score { narrative { text } } to { id } } }`,
  );
  const id = nextId("tx");
  const wallets = { from_address: `0x${"a".repeat(40)}`, to_address: `0x${"b".repeat(40)}` };
  const event: EventOf<"score.narrated"> = {
    ...{ id: nextId("evt"), tenant, type: "score.narrated", subject: id, at: new Date() },
    data: {
      ...{
        transaction_id: id,
        writer: "model",
        refusal: null,
        model: "stub-1",
        network: "ethereum",
        ...wallets,
      },
      ...{ proposes_review: true, proposal_code: "NO_HISTORY", fraud_score: 12.7, recommendation: "approve" },
      timestamp: new Date().toISOString(),
    },
  };
  await lake.commit([appendEvent(event)]);
  expect((await told.take(1))[0]).toEqual({
    data: {
      narrativeStream: {
        ...{ transactionId: id, writer: "MODEL", proposesReview: true, proposalCode: "NO_HISTORY" },
        recommendation: "APPROVE",
        score: { narrative: { text: expect.stringContaining("The fraud score is") } },
        to: { id: `eip155:1:${wallets.to_address}` },
      },
    },
  });
});

test("those who select the same and may see the same share one execution, whatever their filter", async () => {
  const tenant = aTenant();
  const [key, other] = [await house.key(tenant, SCOPES), await house.key(tenant, [...SCOPES, "route:read"])];
  const filter = { minScore: 1 };
  const clients = [
    subscribeTo(key, SPANNING),
    subscribeTo(key, SPANNING, { filter }),
    subscribeTo(key, SPANNING.replaceAll("\n", " ")),
    subscribeTo(other, SPANNING),
  ];
  for (const client of clients) await untilLive(tenant, client);
  executions = [];
  const id = await house.score(tenant);
  for (const client of clients)
    await until(
      "the score",
      () => client.answers.some(({ data }) => data.scoreStream.transactionId === id),
      WAIT_MS,
    );
  for (const client of clients) client[Symbol.dispose]();

  expect(executions.filter((each) => each === id)).toHaveLength(1);
});

test("changes of reputations and outcomes of routes are streamed too", async () => {
  const tenant = aTenant();
  const key = await house.key(tenant, SCOPES);
  using changes = subscribeTo(
    key,
    'subscription { reputationChanged(after: "") { wallet { id reputation { score } } band previousScore reasons } }',
  );
  using routes = subscribeTo(
    key,
    'subscription { routeExecuted(after: "") { routeId outcome seconds network { id } bridges } }',
  );
  const timestamp = "2025-05-17T08:34:21.000Z";
  const common = { id: nextId("evt"), tenant, at: new Date(timestamp) };
  const change: EventOf<"address.updated"> = {
    ...common,
    type: "address.updated",
    subject: "w",
    data: {
      ...{ network: "ethereum", address: "0x00000000000000000000000000000000000000a1" },
      ...{
        reputation_score: 70,
        previous_score: 50,
        band: "good",
        previous_band: "neutral",
        confidence: 0.5,
      },
      ...{ reasons: ["LONG_KNOWN"], model_version: "2026-11-21", timestamp },
    },
  };
  const route: EventOf<"routing.executed"> = {
    ...common,
    id: nextId("evt"),
    type: "routing.executed",
    subject: "rt_1",
    data: {
      ...{ route_id: "rt_1", outcome: "executed", seconds: 30, failed_step: null, network: "ethereum" },
      ...{ to_network: "base", estimated_fee: "1.240000", bridges: ["across"], timestamp },
    },
  };
  await lake.commit([appendEvent(change), appendEvent(route)]);

  expect(await changes.take(1)).toEqual([
    {
      data: {
        reputationChanged: {
          wallet: { id: "eip155:1:0x00000000000000000000000000000000000000a1", reputation: { score: 61.5 } },
          ...{ band: "GOOD", previousScore: 50, reasons: ["LONG_KNOWN"] },
        },
      },
    },
  ]);
  expect(await routes.take(1)).toEqual([
    {
      data: {
        routeExecuted: {
          ...{
            routeId: "rt_1",
            outcome: "EXECUTED",
            seconds: 30,
            network: { id: "ethereum" },
            bridges: ["across"],
          },
        },
      },
    },
  ]);
});

test.each([
  ["an unknown field", "subscription { scoreStream { nope } }", {}, "GRAPHQL_VALIDATION_FAILED"],
  [
    "two root fields",
    "subscription { a: scoreStream { id } b: scoreStream { id } }",
    {},
    "GRAPHQL_VALIDATION_FAILED",
  ],
  ["no subscription", "{ networks { id } }", {}, "BAD_REQUEST"],
  ["a scope that the key lacks", "subscription { scoreStream { from { risk { base } } } }", {}, "FORBIDDEN"],
  ["a cursor of the future", SPANNING, { after: "local:999999" }, "UNPROCESSABLE"],
  ["a cursor that is none", SPANNING, { after: "x" }, "BAD_REQUEST"],
  ["a wallet that is none", SPANNING, { filter: { wallets: ["0x1"] } }, "UNPROCESSABLE"],
  [
    "too much work",
    `subscription { scoreStream { from { scores(first: 100) { edges { node { reasons { evidence { name } }
    from { wallet { scores(first: 100) { edges { node { id } } } } } } } } } } }`,
    {},
    "BAD_REQUEST",
  ],
])("%s is refused with an error of the subscription", async (_what, query, variables, code) => {
  using client = subscribeTo(await house.key(aTenant(), SCOPES), query, variables);
  const [error] = await client.refused();

  expect(error).toMatchObject({ message: expect.any(String), extensions: { code } });
});

test("keys are checked when the connection is opened, and while it lasts", async () => {
  using unknown = await connectTo(house.url, { path: "/graphql", protocol: "graphql-transport-ws" });
  unknown.send({ type: "connection_init", payload: { apiKey: "tk_invented" } });
  expect(await unknown.closed).toBe(4401);
  using lacking = await connectTo(house.url, { path: "/graphql", protocol: "graphql-transport-ws" });
  lacking.send({
    type: "connection_init",
    payload: { apiKey: (await house.key(aTenant(), ["score:read"])).secret },
  });
  expect(await lacking.closed).toBe(4403);

  const key = await house.key(aTenant(), SCOPES);
  using client = await connectTo(house.url, {
    ...{ path: "/graphql", protocol: "graphql-transport-ws" },
    headers: { authorization: `Bearer ${key.secret}` },
  });
  client.send({ type: "connection_init" });
  await client.take(({ type }) => type === "connection_ack");
  await key.revoke();
  expect(await client.closed).toBe(4401);
});

test.each([
  ["another sub-protocol", [], [], 4406],
  ["no connection_init in time", "graphql-transport-ws", [], 4408],
  ["connection_init twice", "graphql-transport-ws", ["init", "init"], 4429],
  [
    "a subscription before the acknowledgement",
    "graphql-transport-ws",
    [{ id: "1", type: "subscribe", payload: { query: "{ a }" } }],
    4401,
  ],
  ["a frame that is not JSON", "graphql-transport-ws", ["init", "{no"], 4400],
  ["an unknown type", "graphql-transport-ws", ["init", { type: "nope" }], 4400],
  [
    "a subscription without a query",
    "graphql-transport-ws",
    ["init", { id: "1", type: "subscribe", payload: {} }],
    4400,
  ],
  ["an id that is in use", "graphql-transport-ws", ["init", "subscribe", "subscribe"], 4409],
  ["a binary frame", "graphql-transport-ws", ["init", Buffer.from("{}")], 4400],
])("graphql-transport-ws: %s closes the socket", async (_what, protocol, frames, code) => {
  await using own = new AsyncDisposableStack();
  const { url, key } = await openStreamHouse(own, lake, { streamLimits: { authenticateMs: 300 } });
  const init = { type: "connection_init", payload: { apiKey: (await key(aTenant())).secret } };
  const subscribe = { id: "1", type: "subscribe", payload: { query: "subscription { scoreStream { id } }" } };
  using client = await connectTo(url, { path: "/graphql", protocol });
  for (const frame of frames) {
    if (Buffer.isBuffer(frame)) client.ws.send(frame);
    else client.send(frame === "init" ? init : frame === "subscribe" ? subscribe : frame);
    if (frame === "init")
      await Promise.race([client.closed, client.take(({ type }) => type === "connection_ack")]);
  }

  expect(await client.closed).toBe(code);
});

test("graphql-transport-ws: a ping is answered, and a completed id is free again", async () => {
  const key = await house.key(aTenant());
  using client = await connectTo(house.url, { path: "/graphql", protocol: "graphql-transport-ws" });
  client.send({ type: "connection_init", payload: { apiKey: key.secret } });
  await client.take(({ type }) => type === "connection_ack");
  const subscribe = { id: "1", type: "subscribe", payload: { query: "subscription { scoreStream { id } }" } };
  client.send(subscribe);
  client.send({ id: "1", type: "complete" });
  client.send(subscribe);
  client.send({ type: "ping", payload: { a: 1 } });

  expect(await client.take(({ type }) => type === "pong")).toEqual([{ type: "pong", payload: { a: 1 } }]);
  expect(client.ws.readyState).toBe(client.ws.OPEN);
});

test("graphql-sse's own client subscribes in distinct connections", async () => {
  const tenant = aTenant();
  const { secret } = await house.key(tenant, SCOPES);
  const client = createSseClient({
    url: `${house.url}/graphql`,
    headers: { Authorization: `Bearer ${secret}` },
    retryAttempts: 0,
  });
  const id = await house.score(tenant);
  const answers = client.iterate({ query: SPANNING, variables: { after: "" } });
  const { value } = await answers.next();
  await answers.return?.();
  client.dispose();

  expect(value).toMatchObject({
    data: { scoreStream: { transactionId: id, to: { reputation: { score: 61.5 } } } },
  });
});

test("a subscription by POST without a stream is refused, and says what it needs", async () => {
  const { secret } = await house.key(aTenant(), SCOPES);
  const ask = (accept: string, query: string) =>
    fetch(`${house.url}/graphql`, {
      method: "POST",
      headers: { Authorization: `Bearer ${secret}`, "Content-Type": "application/json", Accept: accept },
      body: JSON.stringify({ query }),
    });
  const plain = await ask("application/json", "subscription { scoreStream { id } }");
  expect([plain.status, await plain.json()]).toMatchObject([
    400,
    {
      errors: [
        { message: expect.stringContaining("text/event-stream"), extensions: { code: "BAD_REQUEST" } },
      ],
    },
  ]);
  const wrong = await ask("text/event-stream", "subscription { scoreStream { nope } }");
  expect([wrong.status, await wrong.json()]).toMatchObject([
    400,
    { errors: [{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }] },
  ]);
});
