import { request } from "node:http";
import { gzipSync } from "node:zlib";
import { aZip } from "@tetron/connectors/io/testing";
import { TENANT_SCOPES } from "@tetron/domain/scope";
import { until } from "@tetron/domain/testing";
import { createEdgeStore } from "@tetron/gateway/edge-store";
import { openGateway } from "@tetron/gateway/gateway";
import { createKeyCache } from "@tetron/lake/key-cache";
import { leasesOf } from "@tetron/lake/leases";
import { contextFacts } from "@tetron/lake/tables/context-facts";
import { emptyLake, silent, type TestLake } from "@tetron/lake/testing";
import { listen } from "@tetron/service/http";
import { createMetrics } from "@tetron/service/metrics";
import { runJobs } from "@tetron/service/run-jobs";
import { readSettings } from "@tetron/service/settings";
import { createKey } from "@tetron/tenancy/create-key";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPlatform } from "./platform.ts";
import { Settings } from "./settings.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

const PATIENCE_MS = 20_000;
const ACCOUNT = "0x00000000000000000000000000000000000e0001";
const OTHER = "0x00000000000000000000000000000000000e0002";
const HISTORIES = { kind: "histories", network: "ethereum" };
const LABELS = { kind: "labels", network: "ethereum", list: "ours", version: "1" };

let lake: TestLake;
let url: string;
let keys: Record<"mine" | "stranger" | "poor", string>;
beforeAll(async () => {
  lake = stack.use(await emptyLake());
  const { signal } = new AbortController();
  const observed = { log: silent, metrics: createMetrics("test"), stopping: signal };
  const platform = await openPlatform(stack, {
    ...{ lake, log: silent, signal },
    settings: readSettings(Settings, {}),
  });
  const keyOf = async (tenant: string, scopes = [...TENANT_SCOPES]) =>
    (await createKey(lake, "test", { tenant, name: "test", scopes })).secret;
  keys = {
    mine: await keyOf("mine"),
    stranger: await keyOf("stranger"),
    poor: await keyOf("mine", ["data:write"]),
  };
  runJobs(stack, {
    ...observed,
    jobs: platform.jobs.filter(({ name }) => name.endsWith(".stored-jobs")),
    leases: leasesOf(lake.db),
  });
  const app = await openGateway(stack, {
    ...{ ...observed, checks: {}, supergraph: platform.supergraph, keys: createKeyCache(lake.db) },
    ...{ store: createEdgeStore(lake.db), rateLimitPerMinute: 0, maxConcurrentRequests: 0 },
    development: true,
    lake,
  });
  url = await listen(stack, app, { host: "127.0.0.1", port: 0 });
});

async function send(path: string, init: RequestInit = {}, key = keys.mine) {
  const answer = await fetch(url + path, {
    ...init,
    headers: { Authorization: `Bearer ${key}`, ...init.headers },
  });
  const text = await answer.text();
  // biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects of a body.
  return { status: answer.status, body: JSON.parse(text || "{}") as any, text };
}

function upload(options: Record<string, string>, file: BodyInit, key = keys.mine) {
  const headers = { "Content-Type": "application/octet-stream" };
  return send(`/v1/uploads?${new URLSearchParams(options)}`, { method: "POST", body: file, headers }, key);
}

async function refusalsOf(id: string) {
  const answer = await fetch(`${url}/v1/uploads/${id}/refusals`, {
    headers: { Authorization: `Bearer ${keys.mine}` },
  });
  const lines = (await answer.text()).split("\n").filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line));
}

/** What became of a file, once its job has ended. */
async function ended(options: Record<string, string>, file: BodyInit) {
  const { status, body } = await upload(options, file);
  expect(status).toBe(202);
  const job = await until(
    "the upload has ended",
    async () => {
      const { body: now } = await send(`/v1/uploads/${body.id}`);
      return ["done", "failed", "cancelled"].includes(now.state) ? now : undefined;
    },
    PATIENCE_MS,
  );
  return { ...job, refusals: await refusalsOf(body.id) };
}

const account = (transaction: object, address = ACCOUNT) =>
  JSON.stringify({
    address,
    normal: [{ timeStamp: "1600000000", from: address, to: OTHER, value: "1", ...transaction }],
    erc20: [],
  });

test("accounts of one file are refused one by one, each with its line and reason", async () => {
  const { state, rows, refusals } = await ended(
    HISTORIES,
    [
      account({}),
      account({ timeStamp: "-5" }, "0x00000000000000000000000000000000000e0011"),
      account({ timeStamp: "9999999999" }, "0x00000000000000000000000000000000000e0012"),
      account({ value: "1e18" }, "0x00000000000000000000000000000000000e0013"),
      account({ to: "" }, "0x00000000000000000000000000000000000e0014"),
      "not json",
    ].join("\r\n"),
  );
  expect(state).toBe("done");
  expect(rows).toMatchObject({ done: 6, refused: refusals.length });
  expect(refusals.map(({ line }: { line: number }) => line)).toEqual([2, 3, 4, 6]);
  for (const { message } of refusals) expect(message).not.toBe("");
});

test("a byte order mark, quotes, commas, CRLF and gzip are read as they are meant", async () => {
  const csv = `\uFEFFaddress,label,name\r\n${ACCOUNT},exchange,"A ""B"", Inc."\r\n`;
  expect(await ended(LABELS, gzipSync(csv))).toMatchObject({
    state: "done",
    rows: { done: 1, created: 1, refused: 0 },
  });
  const { body } = await send(`/v1/labels?network=ethereum&address=${ACCOUNT}`);
  expect(body.labels).toEqual([expect.objectContaining({ name: 'A "B", Inc.', owner: "tenant" })]);
  const others = await send(`/v1/labels?network=ethereum&address=${ACCOUNT}`, {}, keys.stranger);
  expect(others.body.labels).toEqual([]);
});

test("what a spreadsheet separates by semicolons is read, and its decimals with commas", async () => {
  const labels = `\uFEFFaddress;label;name\r\n${OTHER};exchange;"A; Inc."\r\n`;
  expect(await ended({ ...LABELS, list: "semicolons" }, labels)).toMatchObject({
    state: "done",
    rows: { created: 1, refused: 0 },
  });
  const { body } = await send(`/v1/labels?network=ethereum&address=${OTHER}`);
  expect(body.labels).toContainEqual(expect.objectContaining({ list: "semicolons", name: "A; Inc." }));
  const payment = `from_address;to_address;amount;currency\r\n${ACCOUNT};${OTHER};0,5;ETH\r\n`;
  expect(await ended({ kind: "payments", network: "ethereum" }, payment)).toMatchObject({
    state: "done",
    rows: { created: 1, refused: 0 },
  });
});

test.each([
  [
    "a number that is a thousand or decimals",
    `address;label;name\n${ACCOUNT};exchange;1.234\n`,
    "ambiguous_number",
  ],
  ["a zip", aZip({ "labels.csv": "address,label\n" }), "zip"],
  ["two columns of one name", "address,label,label\n", "duplicate_column"],
  ["a missing column", "address,word\n", "no_such_column"],
  ["a quote that is not closed", `address,label\n${ACCOUNT},"exchange\n`, "unclosed_quote"],
  ["an array of JSON", `[{"address":"${ACCOUNT}"}]`, "json_array"],
  ["a text of another encoding", Buffer.from([0x61, 0xe9, 0x0a, 0xff]), "not_utf8"],
  ["gzip that is cut off", gzipSync("address,label\n".repeat(999)).subarray(0, -9), "truncated_gzip"],
  ["a zip bomb", gzipSync(Buffer.alloc(80 * 1024 ** 2, "x")), "gzip_bomb"],
])("%s fails the upload, and says why", async (_what, file, reason) => {
  const failed = await ended({ ...LABELS, list: "broken" }, file as BodyInit);
  expect(failed).toMatchObject({ state: "failed", error: { reason } });
});

test("options that mean nothing, and keys that may not, are refused before the file is read", async () => {
  expect(await upload({ kind: "histories" }, "x")).toMatchObject({ status: 422 });
  expect(await upload({ ...HISTORIES, network: "ethereun" }, "x")).toMatchObject({ status: 422 });
  expect(await upload({ ...LABELS, list: "a\0b" }, "x")).toMatchObject({ status: 422 });
  expect(await upload({ kind: "words" }, "x")).toMatchObject({ status: 400 });
  expect(await upload(HISTORIES, "")).toMatchObject({
    status: expect.toSatisfy((s) => s === 400 || s === 422),
  });
  expect(await upload({ kind: "payments" }, "x", keys.poor)).toMatchObject({ status: 403 });
  expect(await upload({ ...HISTORIES, shared: "true" }, "x")).toMatchObject({ status: 403 });
});

test("a file that is sent as plain text is read as any other", async () => {
  const headers = { "Content-Type": "text/plain; charset=utf-8" };
  const body = `address,kyc_level\n${OTHER},basic\n`;
  const path = "/v1/uploads?kind=context&network=polygon";
  expect(await send(path, { method: "POST", body, headers })).toMatchObject({ status: 202 });
});

test("a file that another one has replaced is taken in again, and the newest one is not", async () => {
  const context = { kind: "context", network: "ethereum" };
  const rejected = `address,kyc_level\n${ACCOUNT},rejected\n`;
  const full = `address,kyc_level\n${ACCOUNT},full\n`;
  const before = await ended(context, rejected);
  await ended(context, full);
  const again = await ended(context, rejected);
  expect(again.id).not.toBe(before.id);
  const told = lake.db.select().from(contextFacts).where(eq(contextFacts.address, ACCOUNT));
  expect(await told).toEqual([
    expect.objectContaining({
      ...{ kycLevel: "rejected", source: again.id, updatedAt: new Date(again.created_at) },
    }),
  ]);
  expect(await upload(context, rejected)).toMatchObject({ status: 200, body: { id: again.id } });

  const list = { ...LABELS, list: "in-turn" };
  const first = `address,label,name\n${OTHER},exchange,A\n`;
  await ended(list, first);
  await ended({ ...list, version: "2" }, `address,label,name\n${OTHER},exchange,B\n`);
  const { id } = await ended(list, first);
  expect(await upload(list, first)).toMatchObject({ status: 200, body: { id } });
  const { text } = await send(`/v1/labels?network=ethereum&address=${OTHER}`);
  expect(text).toContain('"name":"A"');
});

test("another tenant neither sees nor cancels an upload, and its same file is its own", async () => {
  const file = account({}, "0x00000000000000000000000000000000000e0021");
  const { body } = await upload(HISTORIES, file);
  expect(await send(`/v1/uploads/${body.id}`, {}, keys.stranger)).toMatchObject({ status: 404 });
  const cancel = { method: "POST", body: "{}", headers: { "Content-Type": "application/json" } };
  expect(await send(`/v1/uploads/${body.id}/cancel`, cancel, keys.stranger)).toMatchObject({ status: 404 });
  expect(await upload(HISTORIES, file)).toMatchObject({ status: 200, body: { id: body.id } });
  expect(await upload(HISTORIES, file, keys.stranger)).toMatchObject({ status: 202 });
});

test("an upload that stops half way is cancelled, and nothing of it is kept", async () => {
  const sent = request(`${url}/v1/uploads?${new URLSearchParams(HISTORIES)}`, {
    method: "POST",
    headers: {
      Authorization: `Bearer ${keys.mine}`,
      ...{ "Content-Type": "text/csv", "Content-Length": 5_000_000 },
    },
  });
  sent.on("error", () => {});
  sent.write(Buffer.alloc(2_000_000, "x"));
  const stateOf = async () => {
    const { rows } = await lake.db.execute<{ state: string; parts: string }>(sql`
      select state, (select count(*) from platform.job_chunks where job = id) as parts
      from platform.jobs where file_hash is null order by id desc limit 1`);
    return rows[0];
  };
  await until("a part has arrived", async () => Number((await stateOf())?.parts ?? 0) > 0, PATIENCE_MS);
  sent.destroy();
  await until(
    "it is cancelled",
    async () => {
      const held = await stateOf();
      return held?.state === "cancelled" && Number(held.parts) === 0;
    },
    PATIENCE_MS,
  );
});

test("the error for a form with its file before its fields says to put the file last", async () => {
  const form = new FormData();
  form.append("file", new Blob(["address,label\n"]), "l.csv");
  for (const [name, value] of Object.entries(LABELS)) form.append(name, value);
  expect(await send("/v1/uploads", { method: "POST", body: form })).toMatchObject({
    status: 400,
    body: { error: { message: expect.stringContaining("put the file last"), details: [{ field: "kind" }] } },
  });
  const late = new FormData();
  late.append("kind", "labels");
  late.append("file", new Blob(["address,label\n"]), "l.csv");
  late.append("list", "ours");
  const headers = { "Content-Type": "application/octet-stream" };
  const query = new URLSearchParams(LABELS);
  expect(await send(`/v1/uploads?${query}`, { method: "POST", body: late })).toMatchObject({
    status: 400,
    body: { error: { message: expect.stringContaining("put the file last"), details: [{ field: "list" }] } },
  });
  expect(await send("/v1/uploads", { method: "POST", body: "x", headers })).toMatchObject({
    body: { error: { message: expect.not.stringContaining("last") } },
  });
});
