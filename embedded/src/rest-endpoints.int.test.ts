import { TENANT_SCOPES } from "@tetron/domain/scope";
import { createEdgeStore } from "@tetron/gateway/edge-store";
import { openGateway } from "@tetron/gateway/gateway";
import { createKeyCache } from "@tetron/lake/key-cache";
import { events } from "@tetron/lake/tables/events";
import { idempotency } from "@tetron/lake/tables/idempotency";
import { scores } from "@tetron/lake/tables/scores";
import { emptyLake, silent, type TestLake } from "@tetron/lake/testing";
import { listen } from "@tetron/service/http";
import { createMetrics } from "@tetron/service/metrics";
import { readSettings } from "@tetron/service/settings";
import { createKey } from "@tetron/tenancy/create-key";
import { lt, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPlatform } from "./platform.ts";
import { Settings } from "./settings.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

const OTHER = "0x737b5032148d04ff44cae59679177f3eba546792";
const PAYMENT = {
  from_address: "0x206d226f226f62994dbc70cc6da1a02f2825466e",
  to_address: "0x00000000000000000000000000000000000e0002",
  ...{ amount: "0.5", currency: "ETH", network: "ethereum" },
};

let lake: TestLake;
let url: string;
let keys: Record<"mine" | "stranger" | "reader", string>;
beforeAll(async () => {
  lake = stack.use(await emptyLake());
  const { signal } = new AbortController();
  const platform = await openPlatform(stack, {
    lake,
    settings: readSettings(Settings, {}),
    log: silent,
    signal,
  });
  const keyOf = async (tenant: string, scopes = [...TENANT_SCOPES]) =>
    (await createKey(lake, "test", { tenant, name: "test", scopes })).secret;
  keys = {
    mine: await keyOf("acme"),
    stranger: await keyOf("other"),
    reader: await keyOf("acme", ["score:read"]),
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
  readonly as?: keyof typeof keys;
  readonly headers?: Readonly<Record<string, string>>;
}

async function ask(path: string, body?: unknown, { as = "mine", headers = {} }: Sent = {}) {
  const answer = await fetch(`${url}/v1${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { Authorization: `Bearer ${keys[as]}`, "Content-Type": "application/json", ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects of a body.
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as any };
}

test("no door of REST shows a number with more than six decimals", async () => {
  const { from_address: address, network } = PAYMENT;
  const answers = [
    await ask("/score", { ...PAYMENT, to_address: OTHER }),
    await ask(`/wallets/${network}/${address}`),
    await ask("/reputation", { addresses: [address], network }),
    await ask("/route/quote", { ...PAYMENT, to_address: OTHER }),
    await ask("/analysis", { address, network }),
  ];
  for (const { status, body } of answers) {
    expect(status).toBe(200);
    // A wallet's features are what it was judged by, and no figures for people.
    const { features_extracted: _features, ...shown } = body;
    expect(JSON.stringify(shown).match(/"\w+":-?\d+(?:\.\d{7,}|(?:\.\d+)?e-\d+)/g)).toBeNull();
  }
});

test("a batch answers item by item, and keeps what could be scored", async () => {
  const before = await lake.db.$count(scores);
  const transactions = [
    PAYMENT,
    { ...PAYMENT, network: "ethereun" },
    { ...PAYMENT, to_address: OTHER },
    { ...PAYMENT, to_address: PAYMENT.from_address },
  ];
  const { status, body } = await ask("/score/batch", { transactions });
  expect(status).toBe(200);
  expect(
    body.results.map(({ index, score }: { index: number; score: unknown }) => [index, score !== null]),
  ).toEqual([
    [0, true],
    [1, false],
    [2, true],
    [3, false],
  ]);
  expect(body.results[1].error).toMatchObject({
    code: "UNPROCESSABLE",
    field: "network",
    reason: "unknown_network",
  });
  expect(body.results[3].error).toMatchObject({
    field: "to_address",
    message: expect.stringMatching(/^to_address: /),
  });
  expect(await lake.db.$count(scores)).toBe(before + 2);
  const one = await ask(`/score/${body.results[2].score.transaction_id}`);
  const { narrative, ...score } = one.body;
  expect(score).toEqual(body.results[2].score);
  expect(narrative).toMatchObject({ writer: "templates", refusal: null, model: null, grounded_share: 1 });
});

test("a thousand payments are one batch, a thousand and one are refused", async () => {
  const of = (count: number) => ({
    transactions: Array.from({ length: count }, (_, n) => ({ ...PAYMENT, amount: `${n + 1}` })),
  });
  const { status, body } = await ask("/score/batch", of(1_000));
  expect([status, body.results.length]).toEqual([200, 1_000]);
  expect(body.results.every(({ score }: { score: unknown }) => score !== null)).toBe(true);
  const refused = await ask("/score/batch", of(1_001));
  expect([refused.status, refused.body.error.details]).toEqual([
    400,
    [{ field: "transactions", reason: "too_long" }],
  ]);
});

test("an item of a batch that is no payment has an error of its own, also when all of them are none", async () => {
  const wrong = [{ ...PAYMENT, amount: 0.5 }, {}, null, { ...PAYMENT, fee: "1" }];
  const errors = [
    { code: "BAD_REQUEST", field: "amount", reason: "not_a_string" },
    { code: "BAD_REQUEST", field: "from_address", reason: "missing" },
    { code: "BAD_REQUEST", field: "transactions.2", reason: "not_an_object" },
    { code: "BAD_REQUEST", field: "fee", reason: "unknown_field" },
  ];
  const expected = errors.map((error, index) => ({ index, score: null, error }));
  const none = await ask("/score/batch", { transactions: wrong });
  expect([none.status, none.body]).toMatchObject([200, { results: expected }]);
  const headers = { "Idempotency-Key": "batch-of-wrong-items" };
  const batch = { transactions: [...wrong, PAYMENT] };
  const first = await ask("/score/batch", batch, { headers });
  expect(first.body.results.slice(0, 4)).toMatchObject(expected);
  expect(first.body.results[4]).toMatchObject({ index: 4, score: { status: "completed" }, error: null });
  await lake.db.update(idempotency).set({ status: null, answer: null, runsUntil: sql`clock_timestamp()` });
  expect((await ask("/score/batch", batch, { headers })).body).toEqual(first.body);
  for (const transactions of [[], {}, "text", undefined])
    expect((await ask("/score/batch", { transactions })).status).toBe(400);
});

test("a batch that was written and not answered is answered from what was written", async () => {
  const headers = { "Idempotency-Key": "batch-1" };
  const transactions = [PAYMENT, { ...PAYMENT, network: "ethereun" }];
  const first = await ask("/score/batch", { transactions }, { headers });
  await lake.db.update(idempotency).set({ status: null, answer: null, runsUntil: sql`clock_timestamp()` });
  const before = await lake.db.$count(scores);
  const again = await ask("/score/batch", { transactions }, { headers });
  expect([again.status, again.body]).toEqual([200, first.body]);
  expect(await lake.db.$count(scores)).toBe(before);
});

test("scores are listed newest first, page by page, and a stranger sees none", async () => {
  const made: string[] = [];
  for (const amount of ["1", "2", "3"])
    made.unshift((await ask("/score", { ...PAYMENT, amount })).body.transaction_id);
  const first = await ask("/scores?limit=2");
  const ids = ({ body }: typeof first) =>
    body.scores.map((each: { transaction_id: string }) => each.transaction_id);
  expect(ids(first)).toEqual(made.slice(0, 2));
  const second = await ask(`/scores?limit=2&cursor=${first.body.next_cursor}`);
  expect(ids(second)[0]).toBe(made[2]);
  expect((await ask("/scores", undefined, { as: "stranger" })).body).toEqual({
    scores: [],
    next_cursor: null,
  });
});

test("scores are filtered by wallet, network, recommendation, score and time", async () => {
  const { body: mine } = await ask("/score", { ...PAYMENT, to_address: OTHER });
  const found = async (query: string) =>
    (await ask(`/scores?limit=100&${query}`)).body.scores as {
      transaction_id: string;
      recommendation: string;
    }[];
  const has = async (query: string) =>
    (await found(query)).some(({ transaction_id }) => transaction_id === mine.transaction_id);
  expect(await has(`network=ethereum&address=${OTHER}`)).toBe(true);
  expect(await has(`network=ethereum&address=0x00000000000000000000000000000000000e0009`)).toBe(false);
  expect(await has("network=polygon")).toBe(false);
  expect(await has(`from=${mine.created_at}`)).toBe(true);
  expect(await has(`to=${mine.created_at}`)).toBe(false);
  expect(await has(`min_score=${mine.fraud_score - 1 < 0 ? 0 : mine.fraud_score - 1}`)).toBe(true);
  for (const each of await found(`recommendation=${mine.recommendation}`))
    expect(each.recommendation).toBe(mine.recommendation);
  expect((await ask(`/scores?address=${OTHER}`)).status).toBe(422);
  expect((await ask("/scores?limit=101")).status).toBe(400);
  expect((await ask("/scores?cursor=nonsense")).status).toBe(422);
});

test("events are read from a cursor on, only the tenant's, each once", async () => {
  await ask("/score", PAYMENT, { as: "stranger" });
  const seen: string[] = [];
  let after = "";
  for (;;) {
    const { body } = await ask(`/events?limit=100${after}`);
    seen.push(...body.events.map((each: { data: { transaction_id: string } }) => each.data.transaction_id));
    after = `&after=${encodeURIComponent(body.next)}`;
    if (!body.has_more) break;
  }
  const stored = await lake.db.select({ id: scores.id, tenant: scores.tenant }).from(scores);
  const mine = stored.filter(({ tenant }) => tenant === "acme").map(({ id }) => id);
  expect(seen.toSorted()).toEqual(mine.toSorted());
  expect((await ask(`/events?limit=1${after}`)).body).toMatchObject({ events: [], has_more: false });
  const { body: made } = await ask("/score", PAYMENT);
  const { body: news } = await ask(`/events?type=score.completed${after}`);
  expect(news.events.map((each: { subject: string }) => each.subject)).toEqual([made.transaction_id]);
  expect(news.events[0].data.fraud_score).toBe(made.fraud_score);
  expect((await ask("/events?type=history.imported")).status).toBe(422);
  expect((await ask("/events", undefined, { as: "reader" })).status).toBe(403);
});

test("a cursor of /events is refused as the streams refuse it", async () => {
  await ask("/score", PAYMENT);
  const refused = async (after: string) => {
    const { status, body } = await ask(`/events?after=${after}`);
    return { status, details: body.error?.details, message: body.error?.message };
  };
  const held = await lake.db.select().from(events).orderBy(events.seq);
  expect(await refused("nonsense")).toMatchObject({
    status: 400,
    details: [{ field: "after", reason: "malformed" }],
  });
  const future = { status: 422, details: [{ field: "after", reason: "in_the_future" }] };
  const newest = `the newest event is local:${held.at(-1)!.seq}.`;
  expect(await refused("local:99999999999")).toMatchObject({
    ...future,
    message: expect.stringContaining(newest),
  });
  expect(await refused("mars:1")).toMatchObject({
    ...future,
    message: expect.stringContaining("there is no event of mars"),
  });
  // Deletes the first two events: a cursor after the first one is then too old.
  const [first, second, third] = held;
  await lake.db.delete(events).where(lt(events.seq, third!.seq));
  expect(await refused(`local:${first!.seq}`)).toMatchObject({
    status: 422,
    details: [{ field: "after", reason: "too_old", oldest: `local:${second!.seq}` }],
  });
  expect((await ask(`/events?after=local:${second!.seq}`)).status).toBe(200);
});

test("a label that the same key has on another network is listed with that network, and contested there", async () => {
  const list = { network: "base", list: "watched", version: "1" };
  await ask("/labels", { ...list, labels: [{ address: OTHER, label: "phish-hack" }] });
  const held = async () => {
    const { body } = await ask(`/labels?network=ethereum&address=${OTHER}`);
    return body.labels.find((each: { list: string }) => each.list === "watched");
  };
  const label = await held();
  expect(label).toMatchObject({ network: "base", category: "scam_or_phishing", stance: "bad" });
  const contest = (body: object) => ask(`/labels/${label.label_id}/contest`, body);
  expect((await contest({ reason: "It is ours." })).body).toMatchObject({ list: "watched", changed: true });
  expect(await held()).toMatchObject({ contested: "It is ours.", stance: "risky" });
  expect((await contest({ withdraw: true })).body).toMatchObject({ changed: true });
});

test("labels are imported, listed and contested", async () => {
  const list = { network: "ethereum", list: "mine", version: "1" };
  const labels = [{ address: OTHER, label: "exchange", name: "Shop" }];
  expect((await ask("/labels", { ...list, labels })).body).toMatchObject({ read: 1, created: 1, refused: 0 });
  const held = async () => {
    const { body } = await ask(`/labels?network=ethereum&address=${OTHER}`);
    return body.labels.find((each: { list: string }) => each.list === "mine");
  };
  const label = await held();
  expect(label).toMatchObject({
    address: OTHER,
    label: "exchange",
    name: "Shop",
    category: "exchange",
    stance: "service",
    owner: "tenant",
    contested: null,
  });
  const contest = (body: object, as: keyof typeof keys = "mine") =>
    ask(`/labels/${label.label_id}/contest`, body, { as });
  expect((await contest({ reason: "It is ours." })).body).toMatchObject({ list: "mine", changed: true });
  expect((await held()).contested).toBe("It is ours.");
  expect((await contest({ withdraw: true })).body).toMatchObject({ reason: null, changed: true });
  expect((await contest({ reason: "Theirs." }, "stranger")).status).toBe(422);
  expect((await ask("/labels/lb_nonsense/contest", { reason: "x" })).status).toBe(404);
  const refused = await ask("/labels", {
    ...list,
    version: "2",
    labels: [{ address: "0x1", label: "exchange" }],
  });
  expect(refused.status).toBe(422);
});

interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly minLength?: number;
  readonly pattern?: string;
}

/** Copies of a valid body, each with one text replaced by a blank where the schema admits one. */
function withBlanks(schema: Schema, value: unknown): { readonly path: string; readonly body: unknown }[] {
  if (schema.anyOf) return schema.anyOf.flatMap((each) => withBlanks(each, value));
  if (schema.type === "string" && typeof value === "string" && !("enum" in schema || "format" in schema))
    return (schema.minLength ?? 0) > 1 || !new RegExp(schema.pattern ?? "").test(" ")
      ? []
      : [{ path: "", body: " " }];
  if (schema.type === "array" && Array.isArray(value) && schema.items !== undefined)
    return withBlanks(schema.items, value[0]).map(({ path, body }) => ({ path: `.0${path}`, body: [body] }));
  if (schema.type !== "object" || typeof value !== "object" || value === null) return [];
  return Object.entries(schema.properties ?? {}).flatMap(([name, part]) =>
    withBlanks(part, (value as Readonly<Record<string, unknown>>)[name]).map(({ path, body }) => ({
      path: `.${name}${path}`,
      body: { ...value, [name]: body },
    })),
  );
}

test("a blank text that the OpenAPI document admits is never called malformed", async () => {
  const { body: document } = await ask("/openapi.json");
  const asked: string[] = [];
  const malformed: string[] = [];
  for (const [path, { post }] of Object.entries<{ post?: (typeof document)["paths"] }>(document.paths)) {
    const media = post?.requestBody?.content["application/json"];
    if (media?.example === undefined) continue;
    for (const blank of withBlanks(media.schema, media.example)) {
      const { status, body } = await ask(path.replace(/\{[^}]+\}/g, "unknown"), blank.body);
      asked.push(`${path}${blank.path}`);
      if (status === 400) malformed.push(`${path}${blank.path}: ${body.error.message}`);
    }
  }
  expect(asked).toContain("/labels.labels.0.label");
  expect(asked).not.toContain("/labels.list");
  expect(malformed).toEqual([]);
});
