import { createIds } from "@tetron/domain/id";
import { TENANT_SCOPES } from "@tetron/domain/scope";
import { until } from "@tetron/domain/testing";
import { createEdgeStore } from "@tetron/gateway/edge-store";
import { openGateway } from "@tetron/gateway/gateway";
import { createKeyCache } from "@tetron/lake/key-cache";
import { keptEstimates } from "@tetron/lake/tables/kept-estimates";
import { countStatements, emptyLake, silent } from "@tetron/lake/testing";
import { listen } from "@tetron/service/http";
import { createMetrics } from "@tetron/service/metrics";
import { readSettings } from "@tetron/service/settings";
import { createKey } from "@tetron/tenancy/create-key";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPlatform } from "./platform.ts";
import { Settings } from "./settings.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const nextId = createIds();

const PAYMENT = {
  from_address: "0x206d226f226f62994dbc70cc6da1a02f2825466e",
  to_address: "0x00000000000000000000000000000000000e0002",
  ...{ amount: "0.5", currency: "ETH", network: "ethereum" },
};

let url: string;
let keys: Record<"owner" | "stranger", string>;
/** By kind, an id of the owner. */
let ids: Record<"tx" | "rt" | "wh" | "hook" | "key" | "job", string>;

async function ask(as: keyof typeof keys, method: string, path: string, body?: unknown) {
  const answer = await fetch(`${url}/v1${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${keys[as]}`,
      ...(body !== undefined && { "Content-Type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, json: await answer.json() };
}

beforeAll(async () => {
  const lake = stack.use(await emptyLake());
  const { signal } = new AbortController();
  const settings = readSettings(Settings, {});
  const { supergraph } = await openPlatform(stack, { lake, settings, log: silent, signal });
  const keyOf = async (tenant: string) =>
    (await createKey(lake, "test", { tenant, name: "test", scopes: [...TENANT_SCOPES] })).secret;
  keys = { owner: await keyOf("acme"), stranger: await keyOf("other") };
  const app = await openGateway(stack, {
    ...{ log: silent, metrics: createMetrics("test"), checks: {}, stopping: signal, supergraph, lake },
    ...{ keys: createKeyCache(lake.db), store: createEdgeStore(lake.db) },
    ...{ rateLimitPerMinute: 0, maxConcurrentRequests: 0, development: true },
  });
  url = await listen(stack, app, { host: "127.0.0.1", port: 0 });
  const made = async (path: string, body: unknown) => (await ask("owner", "POST", path, body)).json;
  const upload = await fetch(`${url}/v1/uploads?kind=labels&network=ethereum&list=ours&version=1`, {
    method: "POST",
    headers: { Authorization: `Bearer ${keys.owner}`, "Content-Type": "text/csv" },
    body: `address,label\n${PAYMENT.to_address},exchange\n`,
  });
  const webhook = { url: "https://shop.example/hook", events: ["score.completed"] };
  ids = {
    tx: (await made("/score", PAYMENT)).transaction_id,
    rt: (await made("/route/quote", PAYMENT)).route_id,
    wh: (await made("/webhooks", webhook)).id,
    hook: (await made("/hooks", { name: "crm", signature: "hmac", kind: "context" })).id,
    key: (await made("/admin/keys", { name: "till", scopes: ["score:write"] })).id,
    job: (await upload.json()).id,
  };
  // What the score computed is stored a little later, by statements that would be counted.
  await until("it is kept", async () => (await lake.db.$count(keptEstimates)) > 0, 30_000);
});

/** Equal work takes equal time: no count of milliseconds would hold on a busy machine. */
test.each<[method: string, path: string, kind: keyof typeof ids, body?: object]>([
  ["GET", "/score/{}", "tx"],
  ["GET", "/route/{}", "rt"],
  ["GET", "/webhooks/{}", "wh"],
  ["PATCH", "/webhooks/{}", "wh", { name: "mine" }],
  ["DELETE", "/webhooks/{}", "wh"],
  ["GET", "/webhooks/{}/deliveries", "wh"],
  ["POST", "/webhooks/{}/ping", "wh", {}],
  ["POST", "/webhooks/{}/rotate", "wh", {}],
  ["POST", "/webhooks/{}/replay", "wh", { delivery_id: "whd_01JVEP5ZK8Q4T6W2N9B3RXC7HD" }],
  ["GET", "/hooks/{}", "hook"],
  ["DELETE", "/hooks/{}", "hook"],
  ["POST", "/hooks/{}/rotate", "hook", {}],
  ["GET", "/admin/keys/{}", "key"],
  ["DELETE", "/admin/keys/{}", "key"],
  ["POST", "/admin/keys/{}/rotate", "key", {}],
  ["GET", "/uploads/{}", "job"],
  ["POST", "/uploads/{}/cancel", "job", {}],
  ["GET", "/uploads/{}/refusals", "job"],
])("%s %s of another tenant's id is 404 by the work of an id that nobody has", async (...given) => {
  const [method, path, kind, body] = given;
  using statements = countStatements();
  const refusal = async (id: string) => {
    const before = statements.count();
    const { status, json } = await ask("stranger", method, path.replace("{}", id), body);
    expect([status, json.error.code]).toEqual([404, "NOT_FOUND"]);
    const { request_id, ...error } = json.error;
    return [JSON.stringify(error).replaceAll(id, "ID"), statements.count() - before];
  };
  // The first of its kind prepares what the others use.
  await refusal(nextId(kind));
  const theirs = await refusal(ids[kind]);
  expect(theirs).toEqual(await refusal(nextId(kind)));
  expect(theirs[1]).toBeGreaterThan(0);
});
