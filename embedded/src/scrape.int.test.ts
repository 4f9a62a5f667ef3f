import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { EVERY_TENANT } from "@tetron/domain/owner";
import { TENANT_SCOPES } from "@tetron/domain/scope";
import { until } from "@tetron/domain/testing";
import { createEdgeStore } from "@tetron/gateway/edge-store";
import { openGateway } from "@tetron/gateway/gateway";
import { addressOf, kaggleCsv, kaggleRow } from "@tetron/ingestion/indexes/testing";
import { readAudit } from "@tetron/lake/audit";
import { createKeyCache } from "@tetron/lake/key-cache";
import { leasesOf } from "@tetron/lake/leases";
import { emptyLake, silent, type TestLake } from "@tetron/lake/testing";
import { listen } from "@tetron/service/http";
import { createMetrics } from "@tetron/service/metrics";
import { runJobs } from "@tetron/service/run-jobs";
import { readSettings } from "@tetron/service/settings";
import { createKey } from "@tetron/tenancy/create-key";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPlatform } from "./platform.ts";
import { Settings } from "./settings.ts";

const PATIENCE_MS = 30_000;
const PAYER = "0x206d226f226f62994dbc70cc6da1a02f2825466e";
const PAYEE = "0x737b5032148d04ff44cae59679177f3eba546792";
const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

let lake: TestLake;
let url: string;
let files: string;
let keys: Record<"operator" | "other" | "tenant", string>;
beforeAll(async () => {
  lake = stack.use(await emptyLake());
  const { signal } = new AbortController();
  const observed = { log: silent, metrics: createMetrics("test"), stopping: signal };
  const settings = readSettings(Settings, { TETRON_SCRAPE_TO_LOOPBACK: "true" });
  const platform = await openPlatform(stack, { lake, log: silent, signal, settings });
  const keyOf = async (tenant: string, more: readonly "admin:data"[]) =>
    (await createKey(lake, "test", { tenant, name: "test", scopes: [...TENANT_SCOPES, ...more] })).secret;
  keys = {
    operator: await keyOf("one", ["admin:data"]),
    other: await keyOf("two", ["admin:data"]),
    tenant: await keyOf("two", []),
  };
  const jobs = platform.jobs.filter(({ name }) => name.endsWith(".stored-jobs"));
  runJobs(stack, { ...observed, jobs, leases: leasesOf(lake.db) });
  const app = await openGateway(stack, {
    ...{ ...observed, checks: {}, supergraph: platform.supergraph, keys: createKeyCache(lake.db) },
    ...{ store: createEdgeStore(lake.db), rateLimitPerMinute: 0, maxConcurrentRequests: 0 },
    development: true,
    lake,
  });
  url = await listen(stack, app, { host: "127.0.0.1", port: 0 });
  const rows = Array.from({ length: 40 }, (_, n) => kaggleRow(n + 1));
  const server = createServer((_, response) => {
    response.end(kaggleCsv([...rows, kaggleRow(50, { FLAG: "yes" })]));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  stack.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  files = `http://127.0.0.1:${(server.address() as AddressInfo).port}/wallets.csv`;
});

async function send(method: string, path: string, body?: object, { key = keys.operator, more = {} } = {}) {
  const answer = await fetch(url + path, {
    method,
    headers: {
      Authorization: `Bearer ${key}`,
      ...(body && { "Content-Type": "application/json" }),
      ...more,
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get("content-type")?.startsWith("application/json");
  // biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects of a body.
  return { status: answer.status, body: (isJson ? JSON.parse(text) : text) as any, headers: answer.headers };
}

/** Reads the file into an index. @returns The job, when it has ended. */
async function scraped(wish: object = {}) {
  const { status, body } = await send("POST", "/scrape", { source_url: files, source_type: "csv", ...wish });
  expect([status, body.index.state]).toEqual([202, "dry_run" in wish ? "dry_run" : "building"]);
  return until(
    "the index is read",
    async () => {
      const { body: now } = await send("GET", `/scrape/${body.id}`);
      return now.ended_at === null ? undefined : now;
    },
    PATIENCE_MS,
  );
}

async function score() {
  const payment = {
    from_address: PAYER,
    to_address: PAYEE,
    amount: "0.5",
    currency: "ETH",
    network: "ethereum",
  };
  const { body } = await send("POST", "/v1/score", payment, { key: keys.tenant });
  expect(body.status).toBe("completed");
  return body;
}

test("an index that was read is asked by no score before it is promoted, and by every score after it", async () => {
  const before = await score();
  const job = await scraped();
  expect(job).toMatchObject({
    state: "done",
    rows: { done: 41, created: 40, refused: 1 },
    index: { state: "ready", wallets: 40, fraud: 10 },
  });
  const { edition, id } = job.index;
  expect((await score()).versions.neighbours).toBe(before.versions.neighbours);
  expect(await send("POST", `/v1/indexes/${id}/promote`, {})).toMatchObject({
    status: 200,
    body: { edition, previous: null },
  });
  const after = await score();
  expect(after.versions.neighbours).toBe(edition);
  expect(after.versions.lists).toContainEqual({ list: "reference-index", version: edition });
  const query = `{ wallet(network: "ethereum", address: "${PAYER}") { risk { nearest(first: 3) { wallet { address } } } } }`;
  const { body } = await send("POST", "/graphql", { query }, { key: keys.tenant });
  const known = new Set(Array.from({ length: 40 }, (_, n) => addressOf(n + 1)));
  for (const { wallet } of body.data.wallet.risk.nearest) expect(known).toContain(wallet.address);
  expect((await send("GET", "/v1/indexes")).body.indexes).toMatchObject([{ id, state: "promoted" }]);

  expect((await send("POST", "/v1/indexes/shipped/promote", {})).body).toEqual({
    edition: null,
    previous: edition,
  });
  const again = await score();
  expect(again.versions.neighbours).toBe(before.versions.neighbours);
  expect(again.fraud_score).toBe(before.fraud_score);
  const promotions = (await readAudit(lake, { tenant: EVERY_TENANT, limit: 1_000 })).filter(
    ({ action }) => action === "index.promote",
  );
  expect(promotions.map(({ data }) => data)).toEqual([
    { edition, previous: null },
    { edition: null, previous: edition },
  ]);
});

test("the rows that were refused can be downloaded, and every operator sees the job", async () => {
  const { id } = await scraped();
  const { body } = await send("GET", `/scrape/${id}/refusals`, undefined, { key: keys.other });
  expect(JSON.parse(body)).toMatchObject({ line: 42, reason: "malformed" });
  const { body: graph } = await send("POST", "/graphql", {
    query: `{ job(id: "${id}") { kind refused } jobs(kind: "index.scrape") { edges { node { id } } } }`,
  });
  expect(graph.data.job).toEqual({ kind: "index.scrape", refused: 1 });
  expect(graph.data.jobs.edges.map(({ node }: { node: { id: string } }) => node.id)).toContain(id);
});

test("promoting an index leaves the reputations of wallets as they are", async () => {
  const ask = { network: "ethereum", addresses: [PAYER, PAYEE] };
  await send("POST", "/v1/reputation", ask, { key: keys.tenant });
  const stored = async () => {
    const tables = ["states", "snapshots"].map(sql.identifier);
    const rows = await Promise.all(
      tables.map((name) => lake.db.execute(sql`select * from reputation.${name} as t order by t::text`)),
    );
    return rows.map(({ rows: found }) => found);
  };
  const before = await stored();
  const { index } = await scraped();
  expect((await send("POST", `/v1/indexes/${index.id}/promote`, {})).status).toBe(200);
  expect((await send("POST", "/v1/reputation", ask, { key: keys.tenant })).status).toBe(200);
  expect(await stored()).toEqual(before);
  await send("POST", "/v1/indexes/shipped/promote", {});
});

test("a job of another kind is not found where scrapes and uploads are cancelled", async () => {
  const { id } = await scraped();
  expect(await send("POST", `/v1/uploads/${id}/cancel`, {})).toMatchObject({
    status: 404,
    body: { error: { code: "NOT_FOUND" } },
  });
  const start = "mutation { startUpload(input: { kind: OUTCOMES }) { id } }";
  const { body } = await send("POST", "/graphql", { query: start });
  const upload = body.data.startUpload.id;
  expect((await send("POST", `/scrape/${upload}/cancel`, {})).status).toBe(404);
  const { body: still } = await send("POST", "/graphql", { query: `{ job(id: "${upload}") { state } }` });
  expect(still.data.job.state).toBe("RECEIVING");
});

test("a dry run shows how it would be read, and cannot be promoted", async () => {
  const { index, rows } = await scraped({ dry_run: true });
  expect([rows.refused, index.wallets, index.edition]).toEqual([1, 40, null]);
  expect(index.mapping).toContainEqual({ column: "ERC20 min val rec", feature: "erc20_min_received" });
  expect(index.mapping).toContainEqual({ column: "ERC20 most sent token type", feature: null });
  expect(await send("POST", `/v1/indexes/${index.id}/promote`, {})).toMatchObject({
    status: 409,
    body: { error: { code: "CONFLICT" } },
  });
});

test("a request with an Idempotency-Key reads once, at the root as under /v1", async () => {
  const more = { "Idempotency-Key": "one" };
  const body = { source_url: files, source_type: "csv" };
  const first = await send("POST", "/scrape", body, { more });
  const second = await send("POST", "/v1/scrape", body, { more });
  expect([second.status, second.body.id, second.headers.get("idempotent-replayed")]).toEqual([
    ...[202, first.body.id, "true"],
  ]);
});

test("a tenant without the scope neither reads, sees nor promotes an index", async () => {
  const { id, index } = await scraped();
  for (const [method, path, body] of [
    ["POST", "/scrape", { source_url: files, source_type: "csv" }],
    ["GET", `/scrape/${id}`],
    ["GET", `/scrape/${id}/refusals`],
    ["POST", `/scrape/${id}/cancel`, {}],
    ["GET", "/v1/indexes"],
    ["POST", `/v1/indexes/${index.id}/promote`, {}],
  ] as const)
    expect(await send(method, path, body, { key: keys.tenant }), path).toMatchObject({
      status: 403,
      body: { error: { code: "FORBIDDEN", details: [{ missing_scope: "admin:data" }] } },
    });
  const query = `{ job(id: "${id}") { kind } }`;
  expect((await send("POST", "/graphql", { query }, { key: keys.tenant })).body).toMatchObject({
    data: { job: null },
  });
  expect(await send("GET", `/v1/uploads/${id}`)).toMatchObject({ status: 404 });
});

test.each([
  [{ source_url: "https://10.0.0.1/a.csv", source_type: "csv" }, 422, "source_url"],
  [{ source_url: "https://example.com/a.csv", source_type: "excel" }, 400, "source_type"],
  [{ source_type: "csv" }, 400, "source_url"],
  [{ source_url: "https://www.kaggle.com/datasets/a/b", source_type: "kaggle" }, 422, "source_type"],
  [{ source_url: "https://example.com/a.csv", source_type: "csv", limit: 3 }, 400, "limit"],
])("%o is refused and names the field", async (body, status, field) => {
  expect(await send("POST", "/scrape", body)).toMatchObject({
    status,
    body: { error: { message: expect.stringContaining(field), details: [{ field }] } },
  });
});

test("POST /score, GET /stats and DELETE /index work without a version", async () => {
  const stats = async () => (await send("GET", "/stats", undefined, { key: keys.tenant })).body;
  const analysed = () => send("POST", "/score", { address: PAYEE }, { key: keys.tenant });
  const { body: shipped } = await analysed();
  expect(await stats()).toMatchObject({ shipped: true, wallets: 8_795, fraud: 3_514, dimensions: 44 });
  expect(Object.keys(shipped)).toEqual([
    ...["result", "address", "fraud_probability", "confidence"],
    ...["knn_analysis", "rag_analysis", "features_extracted"],
  ]);
  expect(shipped.knn_analysis.nearest_neighbors).toHaveLength(10);
  expect(Object.keys(shipped.features_extracted)).toHaveLength(44);
  expect(shipped.features_extracted).toMatchObject({ "Sent tnx": expect.any(Number) });
  expect((await send("POST", "/v1/analysis", { address: PAYEE }, { key: keys.tenant })).body).toEqual(
    shipped,
  );

  const { index } = await scraped();
  await send("POST", `/v1/indexes/${index.id}/promote`, {});
  expect(await stats()).toMatchObject({ shipped: false, edition: index.edition, wallets: 40, fraud: 10 });
  const { body: promoted } = await analysed();
  expect(promoted.knn_analysis).not.toEqual(shipped.knn_analysis);

  const forbidden = await send("DELETE", "/index", undefined, { key: keys.tenant });
  expect([forbidden.status, forbidden.body.error.code]).toEqual([403, "FORBIDDEN"]);
  expect((await send("DELETE", "/index")).body).toEqual({
    id: index.id,
    edition: index.edition,
    wallets: 40,
  });
  expect(await stats()).toMatchObject({ shipped: true });
  expect((await analysed()).body).toEqual(shipped);
  expect((await send("DELETE", "/index")).status).toBe(404);
  const audited = await readAudit(lake, { tenant: EVERY_TENANT, limit: 1_000 });
  expect(audited).toContainEqual(expect.objectContaining({ action: "index.delete", subject: index.id }));
});
