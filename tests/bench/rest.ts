/**
 * Each endpoint of `/v1` at 64 connections, beside a bare route of Fastify in the same run. `--json` prints one object.
 *
 * @module
 */
import { Pool } from "undici";
import { aHome, startEmbedded } from "../platform.ts";
import { startProcess } from "../process.ts";
import { keepInFlight } from "./in-flight.ts";
import { payments } from "./payments.ts";
import type { Timing } from "./quantiles.ts";

const CONNECTIONS = 64;
const WARM_UP_SECONDS = 1;
const SECONDS = 3;
const READY_MS = 60_000;

interface Call {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body?: (n: number) => object;
}

async function timeOf(url: string, key: string, { method, path, body }: Call): Promise<Timing> {
  const pool = new Pool(url, { connections: CONNECTIONS, pipelining: 1 });
  const headers = {
    authorization: `Bearer ${key}`,
    ...(body !== undefined && { "content-type": "application/json" }),
  };
  const work = async (n: number) => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body(n)) };
    const answer = await pool.request({ method, path, headers, ...sent });
    const text = await answer.body.text();
    if (answer.statusCode > 202) throw new Error(`${method} ${path}: ${answer.statusCode} ${text}`);
  };
  try {
    await keepInFlight({ inFlight: CONNECTIONS, until: { seconds: WARM_UP_SECONDS }, work });
    return await keepInFlight({ inFlight: CONNECTIONS, until: { seconds: SECONDS }, work });
  } finally {
    await pool.close();
  }
}

await using stack = new AsyncDisposableStack();
const bare = stack.use(startProcess("tests/bench/bare-route.ts", [], {}));
const bareUrl = await bare.line(/^http/, READY_MS);
const tetron = stack.use(await startEmbedded(aHome(stack), { TETRON_WEBHOOKS_TO_LOOPBACK: "true" }));
const payment = payments();

async function asked(path: string, body?: object, method = "POST"): Promise<Record<string, unknown>> {
  const answer = await fetch(`${tetron.url}/v1${path}`, {
    method: body === undefined ? "GET" : method,
    headers: {
      authorization: `Bearer ${tetron.key}`,
      ...(body && { "content-type": "application/json" }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Record<string, unknown>;
}

async function made(path: string, body: object, id: string): Promise<string> {
  return String((await asked(path, body))[id]);
}

const first = payment(0) as { from_address: string; to_address: string };
const wallet = { network: "ethereum", address: first.from_address };
const LIST = {
  ...{ network: "ethereum", list: "bench" },
  labels: [{ address: first.to_address, label: "exchange" }],
};
await made("/labels", { ...LIST, version: "0" }, "import_id");
const labels = await asked(`/labels?network=ethereum&address=${first.to_address}`);
const ofBench = (labels["labels"] as Record<string, string>[]).find(({ list }) => list === LIST.list);
const labelId = encodeURIComponent(String(ofBench?.["label_id"]));
const keyId = await made("/admin/keys", { name: "bench", scopes: ["score:read"] }, "id");
const webhookId = await made("/webhooks", { url: "https://127.0.0.1:1/", events: ["score.completed"] }, "id");
await asked(`/webhooks/${webhookId}`, { status: "paused" }, "PATCH");
const scoreId = await made("/score", first, "transaction_id");
const routeId = await made("/route/quote", first, "route_id");
const CALLS: Readonly<Record<string, Call>> = {
  "POST /score": { method: "POST", path: "/v1/score", body: payment },
  "POST /score/batch of 10": {
    method: "POST",
    path: "/v1/score/batch",
    body: (n) => ({ transactions: Array.from({ length: 10 }, (_, i) => payment(n * 10 + i)) }),
  },
  "GET /score/{id}": { method: "GET", path: `/v1/score/${scoreId}` },
  "GET /scores": { method: "GET", path: "/v1/scores" },
  "POST /reputation of 1": {
    method: "POST",
    path: "/v1/reputation",
    body: () => ({ network: wallet.network, addresses: [wallet.address] }),
  },
  "POST /route/quote": { method: "POST", path: "/v1/route/quote", body: payment },
  "GET /route/{id}": { method: "GET", path: `/v1/route/${routeId}` },
  "POST /feedback": {
    method: "POST",
    path: "/v1/feedback",
    body: (n) => ({ ...wallet, outcome: "good", reference: `bench-${n}` }),
  },
  "GET /events": { method: "GET", path: "/v1/events" },
  "GET /labels": { method: "GET", path: `/v1/labels?network=ethereum&address=${wallet.address}` },
  "POST /labels of 1": {
    method: "POST",
    path: "/v1/labels",
    body: (n) => ({ ...LIST, version: String(n) }),
  },
  "POST /labels/{id}/contest": {
    method: "POST",
    path: `/v1/labels/${labelId}/contest`,
    body: (n) => (n % 2 === 0 ? { reason: "Ours." } : { withdraw: true }),
  },
  "GET /wallets/{address}": { method: "GET", path: `/v1/wallets/ethereum/${wallet.address}` },
  "GET /admin/keys": { method: "GET", path: "/v1/admin/keys" },
  "GET /admin/keys/{id}": { method: "GET", path: `/v1/admin/keys/${keyId}` },
  "POST /admin/keys": {
    method: "POST",
    path: "/v1/admin/keys",
    body: () => ({ name: "bench", scopes: ["score:read"] }),
  },
  "GET /webhooks": { method: "GET", path: "/v1/webhooks" },
  "GET /webhooks/{id}": { method: "GET", path: `/v1/webhooks/${webhookId}` },
  "POST /webhooks/{id}/ping": { method: "POST", path: `/v1/webhooks/${webhookId}/ping`, body: () => ({}) },
  "GET /webhooks/{id}/deliveries": { method: "GET", path: `/v1/webhooks/${webhookId}/deliveries` },
};

const timings: Record<string, Timing> = {
  bare: await timeOf(bareUrl, "", { method: "POST", path: "/bare", body: payment }),
};
for (const [name, call] of Object.entries(CALLS)) timings[name] = await timeOf(tetron.url, tetron.key, call);

if (process.argv.includes("--json")) console.log(JSON.stringify({ connections: CONNECTIONS, timings }));
else {
  const ratio = (perSecond: number) => Number((timings["bare"]!.perSecond / perSecond).toFixed(1));
  console.table(
    Object.fromEntries(
      Object.entries(timings).map(([name, { perSecond, p50, p99 }]) => [
        name,
        {
          "requests/s": Math.round(perSecond),
          ...{ "p50 ms": Number(p50.toFixed(2)), "p99 ms": Number(p99.toFixed(2)) },
          "bare/this": ratio(perSecond),
        },
      ]),
    ),
  );
}
