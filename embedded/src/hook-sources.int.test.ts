import { createHmac } from "node:crypto";
import { MINUTE_MS } from "@tetron/domain/durations";
import { TENANT_SCOPES } from "@tetron/domain/scope";
import { createEdgeStore } from "@tetron/gateway/edge-store";
import { openGateway } from "@tetron/gateway/gateway";
import { readAudit } from "@tetron/lake/audit";
import { changeHookSource } from "@tetron/lake/hook-sources";
import { requireJob } from "@tetron/lake/jobs";
import { createKeyCache } from "@tetron/lake/key-cache";
import { emptyLake, silent, type TestLake } from "@tetron/lake/testing";
import { listen } from "@tetron/service/http";
import { createMetrics } from "@tetron/service/metrics";
import { readSettings } from "@tetron/service/settings";
import { createKey } from "@tetron/tenancy/create-key";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPlatform } from "./platform.ts";
import { Settings } from "./settings.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const CUSTOMER = "0x00000000000000000000000000000000000f0003";
const ALCHEMY_KEY = "whsec_0123456789abcdef";
/** A gateway remembers a source for two seconds. */
const PATIENCE = { timeout: 10_000 };

let lake: TestLake;
let url: string;
let keys: Record<"shop" | "other" | "noFeedback", string>;
beforeAll(async () => {
  lake = stack.use(await emptyLake());
  const { signal } = new AbortController();
  const settings = readSettings(Settings, {});
  const { supergraph } = await openPlatform(stack, { lake, settings, log: silent, signal });
  const keyOf = async (tenant: string, scopes = [...TENANT_SCOPES]) =>
    (await createKey(lake, "test", { tenant, name: "test", scopes })).secret;
  keys = {
    shop: await keyOf("shop"),
    other: await keyOf("other"),
    noFeedback: await keyOf("shop", ["data:write"]),
  };
  const gatewayOn = async (itsLake: TestLake | (Omit<TestLake, "rootKey"> & { rootKey: undefined })) => {
    const app = await openGateway(stack, {
      ...{ log: silent, metrics: createMetrics("test"), checks: {}, stopping: signal, supergraph },
      ...{ keys: createKeyCache(lake.db), store: createEdgeStore(lake.db), lake: itsLake },
      ...{ rateLimitPerMinute: 0, maxConcurrentRequests: 0, development: true },
    });
    return listen(stack, app, { host: "127.0.0.1", port: 0 });
  };
  url = await gatewayOn(lake);
  withoutRootKey = await gatewayOn({ ...lake, rootKey: undefined });
});
let withoutRootKey: string;

async function ask(as: keyof typeof keys, method: string, path: string, body?: object) {
  const answer = await fetch(`${url}/v1${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${keys[as]}`,
      ...(body !== undefined && { "Content-Type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects of a body.
  return { status: answer.status, body: (await answer.json()) as any };
}

async function send(source: string, body: string, headers: Record<string, string>, to = url) {
  const answer = await fetch(`${to}/v1/hooks/${source}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body,
  });
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  return { status: answer.status, body: (await answer.json()) as any };
}

let messages = 0;
function tell(source: string, secret: string, to = url) {
  messages += 1;
  const body = JSON.stringify({ id: `msg-${messages}`, data: { address: CUSTOMER, kyc_level: "full" } });
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
  const headers = { "X-TetronFun-Timestamp": timestamp, "X-TetronFun-Signature": signature };
  return send(source, body, headers, to);
}

const CRM = { name: "crm", signature: "hmac", kind: "context", network: "ethereum" };

test("a tenant's source takes messages that are signed with the secret it was made with", async () => {
  const made = await ask("shop", "POST", "/hooks", CRM);
  expect(made).toMatchObject({ status: 201, body: { ...CRM, previous_secret_until: null } });
  const { id, secret } = made.body;
  expect(secret).toMatch(/^whsec_/);

  const taken = await tell(id, secret);
  expect(taken.status).toBe(202);
  const job = await requireJob(lake.db, ["shop"], taken.body.job_id);
  expect(job).toMatchObject({ tenant: "shop", kind: "hook.context", actor: `hook:${id}` });
  expect((await tell(id, "0123456789abcdef")).status).toBe(401);

  const { secret: _shownOnce, ...source } = made.body;
  expect((await ask("shop", "GET", `/hooks/${id}`)).body).toEqual(source);
  expect((await ask("shop", "GET", "/hooks")).body).toEqual({ sources: [source], next_cursor: null });
  expect(JSON.stringify(await lake.db.execute(sql`select * from platform.hook_sources`))).not.toContain(
    secret,
  );
  const audited = await readAudit(lake, { tenant: "shop", limit: 100 });
  expect(JSON.stringify(audited)).not.toContain(secret);
  expect(audited.find(({ action }) => action === "hook.create")).toMatchObject({
    subject: id,
    data: { signature: "hmac", kind: "context" },
  });
});

test("Alchemy's source is made with the signing key that Alchemy shows", async () => {
  const { body: made } = await ask("shop", "POST", "/hooks", {
    ...{ name: "activity", signature: "alchemy", secret: ALCHEMY_KEY },
  });
  expect(made).toMatchObject({ kind: "wallets", network: null });
  const body = JSON.stringify({
    ...{ id: "whevt_1", type: "ADDRESS_ACTIVITY" },
    event: { network: "ETH_MAINNET", activity: [{ fromAddress: CUSTOMER, toAddress: CUSTOMER }] },
  });
  const signature = createHmac("sha256", ALCHEMY_KEY).update(body).digest("hex");
  expect((await send(made.id, body, { "X-Alchemy-Signature": signature })).status).toBe(202);
});

test("while its secret is replaced, messages may be signed with either, and afterwards with the new one", async () => {
  const { body: made } = await ask("shop", "POST", "/hooks", CRM);
  const rotated = await ask("shop", "POST", `/hooks/${made.id}/rotate`, { overlap_minutes: 60 });
  expect(rotated.status).toBe(201);
  const until = Date.parse(rotated.body.previous_secret_until);
  expect(Math.abs(until - Date.now() - 60 * MINUTE_MS)).toBeLessThan(MINUTE_MS);
  expect(rotated.body.secret).not.toBe(made.secret);
  for (const secret of [made.secret, rotated.body.secret])
    expect((await tell(made.id, secret)).status).toBe(202);

  await lake.commit([changeHookSource(made.id, { previousUntil: new Date() })]);
  await expect.poll(async () => (await tell(made.id, made.secret)).status, PATIENCE).toBe(401);
  expect((await tell(made.id, rotated.body.secret)).status).toBe(202);
});

test("a source that is deleted takes nothing", async () => {
  const { body: made } = await ask("shop", "POST", "/hooks", CRM);
  expect((await tell(made.id, made.secret)).status).toBe(202);
  expect(await ask("shop", "DELETE", `/hooks/${made.id}`)).toMatchObject({
    status: 200,
    body: { id: made.id, deleted: true },
  });
  await expect.poll(async () => (await tell(made.id, made.secret)).status, PATIENCE).toBe(404);
});

test("whose data key is erased is signed by nobody", async () => {
  const { body: made } = await ask("other", "POST", "/hooks", CRM);
  await lake.db.execute(sql`delete from platform.data_keys where tenant = 'other'`);
  expect((await tell(made.id, made.secret)).status).toBe(401);
});

test("a gateway without the root key says that it cannot verify", async () => {
  const { body: made } = await ask("shop", "POST", "/hooks", CRM);
  expect(await tell(made.id, made.secret, withoutRootKey)).toMatchObject({
    status: 503,
    body: { error: { code: "UNAVAILABLE" } },
  });
});

test.each([
  ["a kind that Alchemy has not", { signature: "alchemy", secret: ALCHEMY_KEY, kind: "context" }, "kind"],
  ["a network of Alchemy's", { signature: "alchemy", secret: ALCHEMY_KEY, network: "base" }, "network"],
  ["Alchemy's without its key", { signature: "alchemy" }, "secret"],
  ["one without a kind", { signature: "hmac" }, "kind"],
  ["a network that is none", { signature: "hmac", kind: "context", network: "mars" }, "network"],
])("%s is refused, naming the field", async (_name, wish, field) => {
  const { status, body } = await ask("shop", "POST", "/hooks", { name: "wrong", ...wish });
  expect([status, body.error.details[0].field]).toEqual([422, field]);
});

test("a source needs a key that may do what its messages do", async () => {
  const outcomes = { name: "cases", signature: "hmac", kind: "outcomes" };
  expect(await ask("noFeedback", "POST", "/hooks", outcomes)).toMatchObject({
    status: 403,
    body: { error: { code: "FORBIDDEN" } },
  });
  const { body: made } = await ask("shop", "POST", "/hooks", outcomes);
  expect((await ask("noFeedback", "POST", `/hooks/${made.id}/rotate`, {})).status).toBe(403);
});
