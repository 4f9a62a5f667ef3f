import { type Scope, TENANT_SCOPES } from "@tetron/domain/scope";
import { createEdgeStore } from "@tetron/gateway/edge-store";
import { openGateway } from "@tetron/gateway/gateway";
import { endpoints } from "@tetron/gateway/rest-endpoints.gen";
import { claimKey, settleClaim } from "@tetron/lake/idempotency";
import { createKeyCache } from "@tetron/lake/key-cache";
import { apiKeys } from "@tetron/lake/tables/api-keys";
import { auditEntries } from "@tetron/lake/tables/audit-entries";
import { idempotency } from "@tetron/lake/tables/idempotency";
import { jobs } from "@tetron/lake/tables/jobs";
import { reputationOutcomes } from "@tetron/lake/tables/reputation-outcomes";
import { routeQuotes } from "@tetron/lake/tables/route-quotes";
import { scores } from "@tetron/lake/tables/scores";
import { webhooks } from "@tetron/lake/tables/webhooks";
import { emptyLake, silent, type TestLake } from "@tetron/lake/testing";
import { listen } from "@tetron/service/http";
import { createMetrics } from "@tetron/service/metrics";
import { readSettings } from "@tetron/service/settings";
import { createKey } from "@tetron/tenancy/create-key";
import { and, eq, inArray, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPlatform } from "./platform.ts";
import { Settings } from "./settings.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

const PAYMENT = {
  from_address: "0x206d226f226f62994dbc70cc6da1a02f2825466e",
  to_address: "0x00000000000000000000000000000000000e0002",
  ...{ amount: "0.5", currency: "ETH", network: "ethereum" },
};
const REPORT = { address: PAYMENT.to_address, network: "ethereum", outcome: "good" };

let lake: TestLake;
let url: string;
let keys: Record<"mine" | "rotated" | "writer" | "stranger", string>;
beforeAll(async () => {
  lake = stack.use(await emptyLake());
  const { signal } = new AbortController();
  const platform = await openPlatform(stack, {
    lake,
    settings: readSettings(Settings, {}),
    log: silent,
    signal,
  });
  const keyOf = async (tenant: string, scopes: readonly Scope[] = TENANT_SCOPES) =>
    (await createKey(lake, "test", { tenant, name: "test", scopes: [...scopes] })).secret;
  keys = {
    mine: await keyOf("acme", [...TENANT_SCOPES, "admin:data"]),
    rotated: await keyOf("acme"),
    writer: await keyOf("acme", ["score:write"]),
    stranger: await keyOf("other"),
  };
  const app = await openGateway(stack, {
    ...{ log: silent, metrics: createMetrics("test"), checks: {}, stopping: signal },
    ...{
      supergraph: platform.supergraph,
      keys: createKeyCache(lake.db),
      store: createEdgeStore(lake.db),
      lake,
    },
    ...{ rateLimitPerMinute: 0, maxConcurrentRequests: 0, development: true },
  });
  url = await listen(stack, app, { host: "127.0.0.1", port: 0 });
});

interface Sent {
  readonly path?: string;
  readonly body?: unknown;
  readonly as?: keyof typeof keys;
}

async function post(key: string | undefined, { path = "/score", body = PAYMENT, as = "mine" }: Sent = {}) {
  const answer = await fetch(`${url}/v1${path}`, {
    method: "POST",
    headers: {
      Authorization: `Bearer ${keys[as]}`,
      "Content-Type": "application/json",
      ...(key !== undefined && { "Idempotency-Key": key }),
    },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  const replayed = answer.headers.get("Idempotent-Replayed");
  return { status: answer.status, headers: answer.headers, text, replayed, json: JSON.parse(text) };
}

async function get(path: string) {
  const answer = await fetch(`${url}/v1${path}`, { headers: { Authorization: `Bearer ${keys.mine}` } });
  return { status: answer.status, json: await answer.json() };
}

const ofRequest = (key: string) => and(eq(idempotency.key, key), eq(idempotency.endpoint, "POST /v1/score"));

test.each([
  ["/score", PAYMENT, scores],
  ["/route/quote", PAYMENT, routeQuotes],
  ["/feedback", REPORT, reputationOutcomes],
  ["/reputation", { addresses: [PAYMENT.to_address], network: "ethereum" }, undefined],
])("POST %s with a key runs once and answers the same, byte for byte", async (path, body, table) => {
  const count = async () => (table === undefined ? 0 : lake.db.$count(table));
  const before = await count();
  const first = await post("order-1", { path, body });
  const written = await count();
  const again = await post("order-1", { path, body });
  expect([first.status, first.replayed, written - before]).toEqual([200, null, table === undefined ? 0 : 1]);
  expect([again.status, again.replayed, again.text]).toEqual([200, "true", first.text]);
  expect(await count()).toBe(written);
  expect(again.headers.get("X-Request-Id")).not.toBe(first.headers.get("X-Request-Id"));
});

test("a rotated API key repeats the request, another tenant's does not", async () => {
  const first = await post("order-2");
  expect(await post("order-2", { as: "rotated" })).toMatchObject({ replayed: "true", text: first.text });
  const stranger = await post("order-2", { as: "stranger" });
  expect([stranger.status, stranger.replayed]).toEqual([200, null]);
  expect(stranger.json.transaction_id).not.toBe(first.json.transaction_id);
});

test("the same JSON in another order or spacing is the same request, another one is 409", async () => {
  const first = await post("order-3");
  const { network, ...rest } = PAYMENT;
  expect(await post("order-3", { body: { network, ...rest } })).toMatchObject({ text: first.text });
  const other = await post("order-3", { body: { ...PAYMENT, amount: "0.6" } });
  expect([other.status, other.json.error.code]).toEqual([409, "CONFLICT"]);
  expect(other.json.error.details).toEqual([{ kind: "idempotency_key", id: "order-3" }]);
});

test("of many concurrent requests one runs; the others get IN_PROGRESS or its answer", async () => {
  const before = await lake.db.$count(scores);
  const answers = await Promise.all(Array.from({ length: 10 }, () => post("order-4")));
  expect(await lake.db.$count(scores)).toBe(before + 1);
  expect(answers.filter(({ status, replayed }) => status === 200 && replayed === null)).toHaveLength(1);
  const told = answers.filter(({ status }) => status === 409);
  expect(told.length).toBeGreaterThan(0);
  for (const { json, headers } of told) {
    expect(json.error.code).toBe("IN_PROGRESS");
    expect(headers.get("Retry-After")).toBe("1");
  }
});

test("what failed is not kept: the key may be used for the corrected request", async () => {
  const failed = await post("order-5", { body: { ...PAYMENT, network: "atlantis" } });
  expect(failed.status).toBe(422);
  expect(await post("order-5")).toMatchObject({ status: 200, replayed: null });
});

test("a malformed key is 400 and names the header", async () => {
  const { status, json } = await post("a b");
  expect([status, json.error.details]).toEqual([400, [{ field: "Idempotency-Key", reason: "malformed" }]]);
});

/** Leaves a request as a process does that is killed between the commit and its answer. */
async function loseAnswer(key: string): Promise<void> {
  const lost = { status: null, answer: null };
  expect(
    await lake.db.update(idempotency).set(lost).where(eq(idempotency.key, key)).returning(),
  ).toHaveLength(1);
}

test("the record is committed with the score, and a score that was not answered is answered again", async () => {
  const first = await post("order-6", { as: "writer" });
  const [kept] = await lake.db.select().from(idempotency).where(ofRequest("order-6"));
  expect(kept).toMatchObject({ subject: first.json.transaction_id, status: 200, answer: first.text });
  await loseAnswer("order-6");
  const before = await lake.db.$count(scores);
  const again = await post("order-6", { as: "writer" });
  expect([again.status, again.replayed, again.json]).toEqual([200, "true", first.json]);
  expect(await lake.db.$count(scores)).toBe(before);
});

test("an attempt whose claim was taken over cannot write any more", async () => {
  const request = { tenant: "acme", endpoint: "POST /v1/score", key: "order-7", requestHash: "a" };
  await claimKey(lake.db, request, "idm_dead");
  await lake.db.update(idempotency).set({ runsUntil: sql`clock_timestamp()` }).where(ofRequest("order-7"));
  await claimKey(lake.db, request, "idm_alive");
  await expect(lake.commit(settleClaim("idm_dead", "tx_1"))).rejects.toMatchObject({ code: "CONFLICT" });
  await lake.commit(settleClaim("idm_alive", "tx_1"));
});

describe("what was committed but not answered is not done again", () => {
  const LABELS = {
    ...{ network: "ethereum", list: "ours", version: "1", partial: true },
    labels: [
      { address: REPORT.address, label: "exchange" },
      { address: "nowhere", label: "exchange" },
    ],
  };
  const SCRAPE = { source_url: "https://example.com/wallets.csv", source_type: "csv" };
  const aWebhook = async () => {
    const body = { url: "https://shop.example/hook", events: ["score.completed"] };
    return (await post(undefined, { path: "/webhooks", body })).json.id;
  };
  const aLabel = async () => {
    await post(undefined, { path: "/labels", body: LABELS });
    const { json } = await get(`/labels?network=ethereum&address=${REPORT.address}`);
    return encodeURIComponent(json.labels.find(({ list }: { list: string }) => list === "ours").label_id);
  };
  const cases: Record<string, () => Promise<readonly [path: string, body: object]>> = {
    "a score": async () => ["/score", PAYMENT],
    "a batch of scores": async () => [
      "/score/batch",
      { transactions: [PAYMENT, { ...PAYMENT, amount: "-1" }] },
    ],
    "a quote": async () => ["/route/quote", PAYMENT],
    "a report": async () => ["/feedback", { ...REPORT, reference: "case-1" }],
    "a list of labels": async () => ["/labels", { ...LABELS, version: "2" }],
    "a contest": async () => [`/labels/${await aLabel()}/contest`, { reason: "Our own." }],
    async "a cancelled upload"() {
      const answer = await fetch(`${url}/v1/uploads?kind=labels&network=ethereum&list=ours&version=3`, {
        method: "POST",
        headers: { Authorization: `Bearer ${keys.mine}`, "Content-Type": "text/csv" },
        body: `address,label\n${REPORT.address},exchange\n`,
      });
      return [`/uploads/${(await answer.json()).id}/cancel`, {}];
    },
    "a scrape": async () => ["/scrape", SCRAPE],
    async "a cancelled scrape"() {
      const { json } = await post(undefined, { path: "/scrape", body: SCRAPE });
      return [`/scrape/${json.id}/cancel`, {}];
    },
    "a watch": async () => ["/watch", { network: "ethereum", addresses: [REPORT.address] }],
    "a promotion": async () => ["/indexes/shipped/promote", {}],
    "a ping": async () => [`/webhooks/${await aWebhook()}/ping`, {}],
    async "a replay"() {
      const webhook = await aWebhook();
      const { json } = await post(undefined, { path: `/webhooks/${webhook}/ping`, body: {} });
      return [`/webhooks/${webhook}/replay`, { delivery_id: json.id }];
    },
  };

  test.each(Object.entries(cases))("%s", async (name, request) => {
    const key = name.replaceAll(" ", "-");
    const [path, body] = await request();
    const first = await post(key, { path, body });
    expect([first.status, first.replayed]).toEqual([expect.toBeOneOf([200, 202]), null]);
    const done = await lake.db.$count(auditEntries);
    for (const attempt of ["first", "second"]) {
      await loseAnswer(key);
      const again = await post(key, { path, body });
      expect([attempt, again.status, again.replayed, again.json]).toEqual([
        attempt,
        first.status,
        "true",
        first.json,
      ]);
    }
    expect(await post(key, { path, body })).toMatchObject({ replayed: "true", json: first.json });
    expect(await lake.db.$count(auditEntries)).toBe(done);
  });

  test("every mutation that a POST runs is one of these, or shows a secret once", () => {
    // A message has an id of its own, and no key.
    const posts = Object.values(endpoints).filter(
      (endpoint) => endpoint.method === "POST" && endpoint.kind !== "signed",
    );
    const recovering = posts.filter((endpoint) => "recover" in endpoint);
    const unsafe = posts.filter(
      (endpoint) =>
        /^\s*mutation\b/m.test(String(endpoint.kind === "operation" ? endpoint.operation : "")) &&
        !("recover" in endpoint || "answersSecret" in endpoint),
    );
    expect(unsafe.map(({ path }) => path)).toEqual([]);
    expect(recovering).toHaveLength(Object.keys(cases).length);
  });
});

describe("a file with a key", () => {
  const upload = async (key: string, { row = "exchange", version = "1", asForm = false } = {}) => {
    const options = { kind: "labels", network: "ethereum", list: key, version };
    const file = `address,label\n${REPORT.address},${row}\n`;
    const form = new FormData();
    for (const [name, value] of Object.entries(options)) form.append(name, value);
    form.append("file", new Blob([file]), "labels.csv");
    const answer = await fetch(`${url}/v1/uploads${asForm ? "" : `?${new URLSearchParams(options)}`}`, {
      method: "POST",
      headers: {
        ...{ Authorization: `Bearer ${keys.mine}`, "Idempotency-Key": key },
        ...(!asForm && { "Content-Type": "text/csv" }),
      },
      body: asForm ? form : file,
    });
    const replayed = answer.headers.get("Idempotent-Replayed");
    return { status: answer.status, replayed, json: await answer.json() };
  };
  const uploadsOf = (list: string) =>
    lake.db.$count(
      jobs,
      and(sql`${jobs.input}->>'list' = ${list}`, inArray(jobs.state, ["queued", "running", "done"])),
    );

  test("is taken in once, in a form too, and another file or another option is 409", async () => {
    const first = await upload("file-1");
    expect([first.status, first.replayed]).toEqual([202, null]);
    for (const asForm of [false, true])
      expect(await upload("file-1", { asForm })).toEqual({ ...first, replayed: "true" });
    for (const other of [{ row: "bridge" }, { version: "2" }]) {
      const refused = await upload("file-1", other);
      expect([refused.status, refused.json.error.details]).toEqual([
        409,
        [{ kind: "idempotency_key", id: "file-1" }],
      ]);
    }
    expect(await uploadsOf("file-1")).toBe(1);
  });

  test("of several at a time one is taken in; the others get IN_PROGRESS or its answer", async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => upload("file-2")));
    const mine = answers.filter(({ status, replayed }) => status === 202 && replayed === null);
    const others = answers.filter((answer) => !mine.includes(answer));
    expect(mine).toHaveLength(1);
    for (const { status, json } of others)
      expect(status === 409 ? json.error.code : json.id).toBe(
        status === 409 ? "IN_PROGRESS" : mine[0]!.json.id,
      );
    expect(await uploadsOf("file-2")).toBe(1);
  });

  test("that was taken in but not answered is answered when it is sent again", async () => {
    const first = await upload("file-3");
    await loseAnswer("file-3");
    const again = await upload("file-3");
    expect([again.status, again.replayed, again.json.id]).toEqual([202, "true", first.json.id]);
    expect(await uploadsOf("file-3")).toBe(1);
  });
});

describe("what shows a secret once", () => {
  const KEY = { name: "till", scopes: ["score:write"] };
  const WEBHOOK = { url: "https://shop.example/hook", events: ["score.completed"] };
  const madeBy = async (path: string, body: unknown) => (await post(undefined, { path, body })).json;
  const state = async () => ({
    keys: await lake.db.select().from(apiKeys).where(eq(apiKeys.tenant, "acme")).orderBy(apiKeys.id),
    webhooks: await lake.db.select().from(webhooks).orderBy(webhooks.id),
  });
  const withoutUse = ({ keys, ...others }: Awaited<ReturnType<typeof state>>) => ({
    keys: keys.map(({ lastUsedAt, ...key }) => key),
    ...others,
  });

  const cases = [
    ["a key's creation", async () => ["/admin/keys", KEY]],
    [
      "a key's rotation",
      async () => [`/admin/keys/${(await madeBy("/admin/keys", KEY)).id}/rotate`, { overlap_minutes: 5 }],
    ],
    ["a webhook's creation", async () => ["/webhooks", WEBHOOK]],
    [
      "a webhook's rotation",
      async () => [`/webhooks/${(await madeBy("/webhooks", WEBHOOK)).id}/rotate`, { overlap_minutes: 5 }],
    ],
  ] as [string, () => Promise<[path: string, body: object]>][];

  test.each(cases)("%s is done once, whether or not its answer went out", async (name, request) => {
    const key = name.replaceAll(" ", "-");
    const row = eq(idempotency.key, key);
    const [path, body] = await request();
    const first = await post(key, { path, body });
    expect(first.status).toBe(201);
    const secret: string = first.json.key ?? first.json.secret;
    const [kept] = await lake.db.select().from(idempotency).where(row);
    expect(kept).toMatchObject({ subject: first.json.id, status: 201, answer: "" });
    expect(JSON.stringify(kept)).not.toContain(secret);
    const before = withoutUse(await state());
    const retried = async () => {
      const { status, text, json } = await post(key, { path, body });
      expect(text).not.toContain(secret);
      return [status, json.error.code, json.error.message, json.error.details];
    };
    const told = [
      ...[409, "CONFLICT", expect.stringContaining(`The secret of ${first.json.id} is shown once`)],
      [{ kind: "idempotency_key", id: key }],
    ];
    expect(await retried()).toEqual(told);
    await loseAnswer(key);
    expect(await retried()).toEqual(told);
    expect(await retried()).toEqual(told);
    expect(withoutUse(await state())).toEqual(before);
  });
});
