import { once } from "node:events";
import type { IncomingHttpHeaders, RequestListener } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { aZip } from "@tetron/connectors/io/testing";
import { EVERY_TENANT } from "@tetron/domain/owner";
import { until } from "@tetron/domain/testing";
import { listRefusals } from "@tetron/lake/job-files";
import { changeJob, requireJob } from "@tetron/lake/jobs";
import { findIndexOfJob, readVectors } from "@tetron/lake/reference-indexes";
import { emptyLake, silent } from "@tetron/lake/testing";
import { type JobHandler, storedJobs } from "@tetron/service/jobs/stored-jobs";
import { generate } from "selfsigned";
import { afterAll, expect, test } from "vitest";
import { cancelJob, restartJob } from "../jobs/manage-jobs.ts";
import type { IndexSources } from "./source-of-index.ts";
import { type ScrapeWish, startScrape } from "./start-scrape.ts";
import { addressOf, kaggleCsv, kaggleRow } from "./testing.ts";
import { workScrape } from "./work-scrape.ts";

const PATIENCE_MS = 30_000;
const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const lake = stack.use(await emptyLake());

/** The internet of the test: what is at each path of one HTTPS server, and with what it was asked. */
const pages = new Map<string, RequestListener>();
const asked: { readonly url: string; readonly headers: IncomingHttpHeaders }[] = [];
const { private: key, cert } = await generate([{ name: "commonName", value: "files" }], {
  keyType: "ec",
  algorithm: "sha256",
  extensions: [{ name: "subjectAltName", altNames: [{ type: 7, ip: "127.0.0.1" }] }],
});
const server = createServer({ key, cert }, (request, response) => {
  asked.push({ url: request.url!, headers: request.headers });
  const page = pages.get(request.url!.split("?")[0]!);
  if (page === undefined) response.writeHead(404).end();
  else page(request, response);
}).listen(0, "127.0.0.1");
await once(server, "listening");
stack.defer(() => {
  server.closeAllConnections();
  server.close();
});
const origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;

const sources: IndexSources = {
  toLoopback: true,
  authorities: [cert],
  kaggle: { url: `${origin}/api/v1`, credentials: { username: "someone", key: "secret" } },
};
const by = { actor: "key_1", now: new Date() };
const manager = { tenants: "all", ...by } as const;

let next = 0;
/** Puts content at a path of its own. */
function at(content: string | Uint8Array | RequestListener): string {
  const path = `/${++next}/file`;
  pages.set(path, typeof content === "function" ? content : (_, response) => void response.end(content));
  return origin + path;
}

/** Works jobs off until the one is in a state, and says what became of it. */
async function workOff(id: string, handler: JobHandler = workScrape(sources)) {
  const ended = new AbortController();
  const handlers = { "index.scrape": handler };
  const running = storedJobs({ lake, log: silent, name: "test", handlers, lookMs: 50 }).run(ended.signal);
  const job = () => requireJob(lake.db, "all", id);
  await until("the job has ended", async () => (await job()).endedAt !== null, PATIENCE_MS);
  ended.abort(new Error("The test is over."));
  await running;
  const index = (await findIndexOfJob(lake.db, id))!;
  const wallets = (await Array.fromAsync(readVectors(lake.db, index.id))).flat();
  const refusals = (await listRefusals(lake.db, id, { from: 0, limit: 100 })).map(
    ({ line, reason }) => `${line} ${reason}`,
  );
  return { job: await job(), index, wallets, refusals };
}

const scrape = async (sourceUrl: string, wish: Partial<ScrapeWish> = {}) =>
  workOff((await startScrape(lake, sources, { sourceUrl, sourceType: "csv", ...wish }, by)).id);
const reasonOf = async (content: Parameters<typeof at>[0], sourceType: "csv" | "json" = "csv") =>
  (await scrape(at(content), { sourceType })).job.error?.reason;

const ROWS = Array.from({ length: 12 }, (_, n) => kaggleRow(n + 1));
const CSV = kaggleCsv(ROWS);

test("a file at a URL becomes an index of its own", async () => {
  const { job, index, wallets } = await scrape(at(CSV));
  expect(job).toMatchObject({
    tenant: EVERY_TENANT,
    state: "done",
    bytes: CSV.length,
    bytesDone: CSV.length,
  });
  expect(job.counts).toMatchObject({ read: 12, created: 12, refused: 0 });
  expect(index).toMatchObject({
    wallets: 12,
    fraud: 3,
    edition: expect.stringMatching(/^idx_\w+\+[0-9a-f]{12}$/),
  });
  expect(index.mapping!.slice(0, 5)).toEqual([
    { column: "", feature: null },
    { column: "Index", feature: null },
    { column: "Address", feature: "address" },
    { column: "FLAG", feature: "flag" },
    { column: "Sent tnx", feature: "sent_tx" },
  ]);
  expect(wallets.map(({ address, fraud }) => [address, fraud])).toEqual(
    ROWS.map((_, i) => [addressOf(i + 1), (i + 1) % 4 === 0]),
  );
});

test.each([
  ["gzip", gzipSync(CSV)],
  ["zip", aZip({ "data/wallets.csv": CSV, "README.md": "hello" })],
  ["gzip in zip", aZip({ "wallets.csv.gz": gzipSync(CSV) })],
])("it may be packed by %s", async (_how, content) => {
  expect((await scrape(at(content))).wallets).toHaveLength(12);
});

test("rows that cannot be used are refused one by one, and the others are taken", async () => {
  const { job, wallets, refusals } = await scrape(
    at(
      kaggleCsv([
        ...ROWS,
        kaggleRow(3),
        kaggleRow(20, { FLAG: "yes" }),
        "1,2",
        kaggleRow(21, { Address: "0x12" }),
      ]),
    ),
  );
  expect(refusals).toEqual(["14 duplicate_address", "15 malformed", "16 wrong_cells", "17 malformed"]);
  expect([job.state, job.counts.refused, wallets.length]).toEqual(["done", 4, 12]);
});

test("a dry run shows the mapping and what would be refused, and keeps nothing", async () => {
  const { job, index, wallets, refusals } = await scrape(at(kaggleCsv([...ROWS, kaggleRow(1)])), {
    dryRun: true,
  });
  expect([job.state, job.counts.created, wallets]).toEqual(["done", 12, []]);
  expect(index).toMatchObject({ dryRun: true, wallets: 12, fraud: 3, edition: null });
  expect(index.mapping).toContainEqual({ column: "ERC20 min val rec", feature: "erc20_min_received" });
  expect(refusals).toEqual(["14 duplicate_address"]);
});

test("JSON is read as lines and as an array", async () => {
  const rows = Array.from({ length: 3 }, (_, n) => ({
    ...{ address: addressOf(n + 1), flag: n % 2, sent_tx: n + 1 },
    ...Object.fromEntries(
      ["received_tx", "total_tx", "min_sent", "max_sent", "avg_sent"].map((name) => [name, n]),
    ),
    ...{ min_received: 0, max_received: 1.5, avg_received: 0.5, balance: -1 },
  }));
  const lines = rows.map((row) => JSON.stringify(row)).join("\n");
  for (const text of [lines, JSON.stringify(rows)])
    expect((await scrape(at(text), { sourceType: "json" })).wallets).toHaveLength(3);
});

test("a dataset of Kaggle is read through its API, whose key is not stored with the job", async () => {
  const storage = at(aZip({ "transaction_dataset.csv": CSV, "notes.txt": "x" }));
  pages.set("/api/v1/datasets/download/owner/some-set", (_, response) => {
    response.writeHead(302, { Location: storage }).end();
  });
  asked.length = 0;
  const wish = { sourceUrl: "https://www.kaggle.com/datasets/owner/some-set", sourceType: "kaggle" } as const;
  const job = await startScrape(lake, sources, wish, by);
  expect((await workOff(job.id)).wallets).toHaveLength(12);
  const login = `Basic ${Buffer.from("someone:secret").toString("base64")}`;
  expect(asked.map(({ headers }) => headers.authorization)[0]).toBe(login);
  expect(JSON.stringify(await requireJob(lake.db, "all", job.id))).not.toContain("secret");
});

test("of a dataset with several files the one is read that the URL selects", async () => {
  pages.set("/api/v1/datasets/download/owner/two", (_, response) => {
    response.end(aZip({ "a.csv": CSV, "b.csv": kaggleCsv(ROWS.slice(0, 2)) }));
  });
  const page = "https://www.kaggle.com/datasets/owner/two/versions/3";
  expect((await scrape(page, { sourceType: "kaggle" })).job.error?.reason).toBe("several_files");
  expect((await scrape(`${page}?select=b.csv`, { sourceType: "kaggle" })).wallets).toHaveLength(2);
  expect(asked.at(-1)!.url).toBe("/api/v1/datasets/download/owner/two?datasetVersionNumber=3");
});

test.each([
  ["no dataset", "https://www.kaggle.com/competitions", "not_a_dataset"],
  ["another host", "https://kaggle.com.example.org/datasets/owner/some-set", "not_a_dataset"],
  ["a private address", "https://10.0.0.1/datasets/owner/some-set", "not_public"],
])("of Kaggle, %s is refused at once", async (_what, sourceUrl, reason) => {
  const begun = startScrape(lake, sources, { sourceUrl, sourceType: "kaggle" }, by);
  await expect(begun).rejects.toMatchObject({ code: "UNPROCESSABLE", details: { reason } });
});

test("without its credentials nothing is read from Kaggle", async () => {
  const wish = { sourceUrl: "https://www.kaggle.com/datasets/owner/some-set", sourceType: "kaggle" } as const;
  const begun = startScrape(lake, { ...sources, kaggle: { url: origin } }, wish, by);
  await expect(begun).rejects.toMatchObject({ details: { field: "source_type", reason: "not_configured" } });
});

test.each([
  ["a private address", "https://192.168.1.1/file.csv", "not_public"],
  ["the metadata of a cloud", "http://169.254.169.254/latest", "not_https"],
  ["what is no URL", "file.csv", "malformed"],
])("%s is refused at once", async (_what, sourceUrl, reason) => {
  const begun = startScrape(lake, sources, { sourceUrl, sourceType: "csv" }, by);
  await expect(begun).rejects.toMatchObject({ details: { field: "source_url", reason } });
});

test("a redirect to a private address, a page of HTML and a file of the wrong kind end the job", async () => {
  const to =
    (location: string): RequestListener =>
    (_, response) =>
      void response.writeHead(302, { Location: location }).end();
  expect(await reasonOf(to("https://10.0.0.1/file.csv"))).toBe("not_public");
  expect(await reasonOf(to("http://169.254.169.254/latest"))).toBe("not_https");
  const html: RequestListener = (_, response) =>
    void response.writeHead(200, { "Content-Type": "text/html" }).end("<p>Sign in</p>");
  expect(await reasonOf(html)).toBe("not_a_file");
  expect(await reasonOf(CSV, "json")).toBe("not_json");
  expect(await reasonOf('{"address":"0x1"}')).toBe("not_csv");
  expect(await reasonOf("")).toBe("empty");
});

test("bombs end the job, and leave no index that could be promoted", async () => {
  const bomb = Buffer.concat([Buffer.from(CSV), Buffer.alloc(65 * 1024 * 1024, `${"0".repeat(100_000)}\n`)]);
  expect(await reasonOf(gzipSync(bomb))).toBe("gzip_bomb");
  expect(await reasonOf(aZip({ "a.csv": bomb }))).toBe("zip_bomb");
  const { index } = await scrape(at(gzipSync(bomb)));
  expect(index).toMatchObject({ edition: null, readyAt: null });
});

test("a run that ends is gone on with where it committed last, without fetching again", async () => {
  let fetched = 0;
  const many = kaggleCsv(Array.from({ length: 1_200 }, (_, n) => kaggleRow(n + 1)));
  const sourceUrl = at((_, response) => {
    fetched += 1;
    response.end(many);
  });
  const { id } = await startScrape(lake, sources, { sourceUrl, sourceType: "csv" }, by);
  let commits = 0;
  const dying: JobHandler = (run) =>
    workScrape(sources)({
      ...run,
      advance: (progress) => {
        if (++commits === 2) throw new Error("killed");
        return run.advance(progress);
      },
    });
  const positions: number[] = [];
  const { job, wallets, index } = await workOff(id, async (run) => {
    positions.push(run.job.position);
    await (positions.length === 1 ? dying : workScrape(sources))(run);
  });
  expect(positions).toEqual([0, 500]);
  expect([job.state, job.counts.created, wallets.length, index.wallets, fetched]).toEqual([
    ...["done", 1_200, 1_200, 1_200, 1],
  ]);
});

test("a job that was cancelled is not complete, and goes on when it is restarted", async () => {
  const { id } = await startScrape(lake, sources, { sourceUrl: at(CSV), sourceType: "csv" }, by);
  await cancelJob(lake, id, manager);
  expect(await findIndexOfJob(lake.db, id)).toMatchObject({ edition: null });
  await restartJob(lake, id, manager);
  expect((await workOff(id)).index).toMatchObject({ wallets: 12, readyAt: expect.any(Date) });
  await expect(restartJob(lake, id, manager)).rejects.toMatchObject({ code: "CONFLICT" });
});

test("a source that stays away fails the job in the end, which says so", async () => {
  const sourceUrl = at((_, response) => void response.writeHead(503).end());
  const { id } = await startScrape(lake, sources, { sourceUrl, sourceType: "csv" }, by);
  await lake.commit([changeJob(id, ["queued"], { tries: 5 })]);
  const { job } = await workOff(id);
  expect(job.error).toMatchObject({ reason: "unavailable" });
});
