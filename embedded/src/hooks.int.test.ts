import { createHmac } from "node:crypto";
import { anExplorer } from "@tetron/connectors/providers/testing";
import { MINUTE_MS } from "@tetron/domain/durations";
import { until } from "@tetron/domain/testing";
import { createEdgeStore } from "@tetron/gateway/edge-store";
import { openGateway } from "@tetron/gateway/gateway";
import type { HookSource } from "@tetron/gateway/hooks/sources";
import { readAudit } from "@tetron/lake/audit";
import { listRefusals } from "@tetron/lake/job-files";
import { listJobs, requireJob } from "@tetron/lake/jobs";
import { createKeyCache } from "@tetron/lake/key-cache";
import { loadLabels } from "@tetron/lake/labels";
import { leasesOf } from "@tetron/lake/leases";
import { emptyLake, silent, type TestLake } from "@tetron/lake/testing";
import { findWallets } from "@tetron/lake/wallets";
import { scoreTransaction } from "@tetron/scoring/score-transaction";
import { listen } from "@tetron/service/http";
import { createMetrics } from "@tetron/service/metrics";
import { runJobs } from "@tetron/service/run-jobs";
import { readSettings } from "@tetron/service/settings";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPlatform, type Platform } from "./platform.ts";
import { Settings } from "./settings.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const { signal } = new AbortController();

const PATIENCE_MS = 60_000;
const WATCHED = "0x00000000000000000000000000000000000f0001";
const PAYEE = "0x00000000000000000000000000000000000f0002";
const CUSTOMER = "0x00000000000000000000000000000000000f0003";
const SERVICE = "0x00000000000000000000000000000000000f0004";
const secret = "whsec_0123456789abcdef";
const hooks = new Map<string, HookSource>([
  ["alchemy", { signature: "alchemy", secrets: [secret], tenant: "shop", kind: "wallets" }],
  ["crm", { signature: "hmac", secrets: [secret], tenant: "shop", kind: "context", network: "ethereum" }],
  ["cases", { signature: "hmac", secrets: [secret], tenant: "shop", kind: "outcomes" }],
  ["watch", { signature: "hmac", secrets: [secret], tenant: "shop", kind: "wallets" }],
]);

/** How many transactions the explorer lists of the watched wallet. */
let happened = 1;
let lake: TestLake;
let explorer: Awaited<ReturnType<typeof anExplorer>>;
let platform: Platform;
let url: string;
beforeAll(async () => {
  lake = stack.use(await emptyLake());
  explorer = stack.use(
    await anExplorer({
      account: (address) => ({
        normal: Array.from({ length: happened }, (_, n) => ({
          ...{ blockNumber: `${n + 1}`, timeStamp: `${1_600_000_000 + n}`, hash: `0x${n + 1}`, value: "1" },
          ...{ from: address, to: PAYEE, isError: "0" },
        })),
        erc20: [],
      }),
    }),
  );
  const observed = { log: silent, metrics: createMetrics("test"), stopping: signal };
  platform = await openPlatform(stack, {
    ...{ lake, log: silent, signal },
    settings: readSettings(Settings, {
      ...{ TETRON_ETHERSCAN_URL: explorer.url, TETRON_ETHERSCAN_PER_SECOND: "1000" },
    }),
  });
  const jobs = platform.jobs.filter(({ name }) => name.endsWith(".stored-jobs"));
  runJobs(stack, { ...observed, jobs, leases: leasesOf(lake.db) });
  const app = await openGateway(stack, {
    ...{ ...observed, checks: {}, supergraph: platform.supergraph, keys: createKeyCache(lake.db) },
    ...{ store: createEdgeStore(lake.db), rateLimitPerMinute: 0, maxConcurrentRequests: 0 },
    development: true,
    hooks,
    lake,
  });
  url = await listen(stack, app, { host: "127.0.0.1", port: 0 });
});

const sign = (text: string) => createHmac("sha256", secret).update(text).digest("hex");

async function send(source: string, body: string, headers: Record<string, string>) {
  const answer = await fetch(`${url}/v1/hooks/${source}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body,
  });
  // biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects of a body.
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as any };
}

/** Sends as Tetron's own webhooks do. */
function tell(source: string, message: object, now = Date.now()) {
  const [body, timestamp] = [JSON.stringify(message), String(Math.floor(now / 1_000))];
  return send(source, body, {
    ...{ "X-TetronFun-Timestamp": timestamp, "X-TetronFun-Signature": sign(`${timestamp}.${body}`) },
  });
}

function activity(id: string, change: object = {}) {
  const event = {
    network: "ETH_MAINNET",
    activity: [
      { fromAddress: WATCHED, toAddress: PAYEE, blockNum: "0x1", hash: "0x1", value: 1, asset: "ETH" },
      { fromAddress: "0x0000000000000000000000000000000000000000", toAddress: WATCHED, category: "token" },
    ],
    ...change,
  };
  return JSON.stringify({
    webhookId: "wh_1",
    id,
    createdAt: "2026-11-29T00:00:00Z",
    type: "ADDRESS_ACTIVITY",
    event,
  });
}

const byAlchemy = (body: string) => send("alchemy", body, { "X-Alchemy-Signature": sign(body) });

function ended(id: string) {
  return until(
    "the message is worked off",
    async () => {
      const job = await requireJob(lake.db, ["shop"], id);
      return job.endedAt === null ? undefined : job;
    },
    PATIENCE_MS,
  );
}

const transactionsOf = async (address: string) =>
  (await findWallets(lake.db, ["operator"], [{ network: "ethereum", address }]))[0]?.transactions;

/** A payment of the tenant, by which its sides are wallets that it has asked about. */
function scored(fromAddress: string) {
  const caller = { tenant: "shop", keyId: "key_1", requestId: "req_1" };
  const payment = { fromAddress, toAddress: PAYEE, amount: "0.5", currency: "ETH" };
  return scoreTransaction(platform.scoring, caller, { ...payment, network: "ethereum" }, signal);
}

test("wallets that nobody has asked about, and services, are not asked for", async () => {
  const before = explorer.asked.length;
  const activityOf = await byAlchemy(activity("whevt_0"));
  expect(await ended(activityOf.body.job_id)).toMatchObject({
    counts: { read: 2, unchanged: 2, refused: 0 },
  });
  const list = { owner: "operator", name: "ours", version: "1", url: "https://x.test" } as const;
  await loadLabels(lake, { ...list, network: "ethereum", asOf: new Date() }, [
    { network: "ethereum", address: SERVICE, label: "exchange", name: "" },
  ]);
  const named = await tell("watch", { id: "0", data: { network: "ethereum", address: SERVICE } });
  expect(await ended(named.body.job_id)).toMatchObject({ counts: { read: 1, unchanged: 1 } });
  expect(explorer.asked).toHaveLength(before);
});

test("the wallets of an activity are asked for, and again after the next one", async () => {
  await scored(WATCHED);
  const first = await byAlchemy(activity("whevt_1"));
  expect(first).toMatchObject({ status: 202, body: { job_id: expect.stringMatching(/^job_/) } });
  expect(await ended(first.body.job_id)).toMatchObject({
    ...{ kind: "hook.wallets", state: "done", actor: "hook:alchemy" },
    counts: { read: 2, updated: 2, refused: 0 },
  });
  expect(await transactionsOf(WATCHED)).toBe(1);

  happened = 3;
  const second = await byAlchemy(activity("whevt_2"));
  expect(second.body.job_id).not.toBe(first.body.job_id);
  await ended(second.body.job_id);
  expect(await transactionsOf(WATCHED)).toBe(3);
});

test("a message with the same id is the same job, also when both arrive at once", async () => {
  const answers = await Promise.all(Array.from({ length: 5 }, () => byAlchemy(activity("whevt_3"))));
  expect(new Set(answers.map(({ body }) => body.job_id)).size).toBe(1);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 202]);
  const id = answers[0]!.body.job_id;
  await ended(id);
  expect(await byAlchemy(activity("whevt_3"))).toMatchObject({ status: 200, body: { job_id: id } });
  // The id counts, and not the bytes.
  expect((await byAlchemy(activity("whevt_3", { more: 1 }))).body.job_id).toBe(id);
  const audited = await readAudit(lake, { tenant: "shop", limit: 1_000 });
  expect(audited.filter(({ subject }) => subject === id)).toHaveLength(1);
});

test("what a source says of a customer is evidence of the tenant's next score", async () => {
  const { status, body } = await tell("crm", { id: "1", data: { address: CUSTOMER, kyc_level: "rejected" } });
  expect(status).toBe(202);
  expect(await ended(body.job_id)).toMatchObject({ kind: "hook.context", counts: { created: 1 } });
  const caller = { tenant: "shop", keyId: "key_1", requestId: "req_1" };
  const payment = { fromAddress: CUSTOMER, toAddress: PAYEE, amount: "0.5", currency: "ETH" };
  const score = await scoreTransaction(platform.scoring, caller, { ...payment, network: "ethereum" }, signal);
  expect(score.reasons.map(({ code }) => code)).toContain("KYC_REJECTED");
});

test("outcomes are recorded, each row for itself", async () => {
  const data = [
    { network: "ethereum", address: CUSTOMER, outcome: "fraud", reference: "case-1" },
    { network: "ethereum", address: "nobody", outcome: "fraud" },
  ];
  const { body } = await tell("cases", { id: "1", event: "case.closed", data });
  expect(await ended(body.job_id)).toMatchObject({ counts: { created: 1, refused: 1 } });
  expect(await listRefusals(lake.db, body.job_id, { from: 0, limit: 10 })).toMatchObject([{ line: 2 }]);
});

test("a wallet of a network without a provider is refused, and the others are asked for", async () => {
  const data = [
    { network: "solana", address: "9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM" },
    { network: "ethereum", address: WATCHED },
  ];
  const { body } = await tell("watch", { id: "1", data });
  expect(await ended(body.job_id)).toMatchObject({ state: "done", counts: { updated: 1, refused: 1 } });
  const [refusal] = await listRefusals(lake.db, body.job_id, { from: 0, limit: 10 });
  expect(refusal).toMatchObject({ line: 1, reason: "not_configured" });
});

test("nothing that is refused becomes a job", async () => {
  const count = async () => (await listJobs(lake.db, "all", { limit: 1_000 })).length;
  const before = await count();
  const body = activity("whevt_9");
  const right = { "X-Alchemy-Signature": sign(body) };

  const unsigned = await send("alchemy", body, {});
  expect(unsigned).toMatchObject({
    status: 401,
    body: { error: { code: "UNAUTHORIZED", request_id: expect.any(String) } },
  });
  expect(unsigned.headers.get("WWW-Authenticate")).toBe("Signature");
  expect(await send("alchemy", `${body} `, right)).toMatchObject({ status: 401 });
  // Nothing of it is parsed before its signature is right.
  expect(await send("alchemy", "{", right)).toMatchObject({ status: 401 });
  expect(await send("alchemy", "", right)).toMatchObject({ status: 401 });
  expect(await send("crm", body, right)).toMatchObject({ status: 401 });
  const bodiless = await fetch(`${url}/v1/hooks/alchemy`, { method: "POST" });
  expect(bodiless.status).toBe(401);
  const signedNothing = { method: "POST", headers: { "X-Alchemy-Signature": sign("") } };
  expect((await fetch(`${url}/v1/hooks/alchemy`, signedNothing)).status).toBe(400);
  for (const away of [-6 * MINUTE_MS, 6 * MINUTE_MS])
    expect(await tell("crm", { id: "9", data: {} }, Date.now() + away)).toMatchObject({ status: 401 });

  for (const name of ["nobody", "constructor", "ALCHEMY"])
    expect(await send(name, body, right)).toMatchObject({
      status: 404,
      body: { error: { code: "NOT_FOUND" } },
    });
  expect(await send("alchemy", body, { ...right, "Content-Type": "text/plain" })).toMatchObject({
    status: 415,
  });
  expect(await send("alchemy", " ".repeat(1024 ** 2 + 1), right)).toMatchObject({ status: 413 });
  expect(await byAlchemy("{")).toMatchObject({ status: 400 });
  expect(await byAlchemy('{"id":"1","id":"2"}')).toMatchObject({ status: 400 });
  for (const change of [{ id: "a\0b" }, { data: { address: "\uD800" } }])
    expect(await tell("crm", { id: "9", data: {}, ...change })).toMatchObject({
      ...{ status: 422, body: { error: { details: [{ reason: "unstorable_text" }] } } },
    });
  expect(await tell("crm", { data: {} })).toMatchObject({
    ...{ status: 400, body: { error: { details: [{ field: "id", reason: "missing" }] } } },
  });
  expect(await byAlchemy(activity("whevt_9", { network: "ETH_SEPOLIA" }))).toMatchObject({ status: 422 });
  expect(await byAlchemy(activity("whevt_9", { activity: [] }))).toMatchObject({ status: 422 });
  expect(await count()).toBe(before);
});
