import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { EVERY_TENANT } from "@tetron/domain/owner";
import { temporaryFolder, until } from "@tetron/domain/testing";
import { listRefusals } from "@tetron/lake/job-files";
import { changeJob, listJobs, requireJob } from "@tetron/lake/jobs";
import { currentSources } from "@tetron/lake/sources";
import { emptyLake, silent } from "@tetron/lake/testing";
import { storedJobs } from "@tetron/service/jobs/stored-jobs";
import { afterAll, expect, test } from "vitest";
import { restartJob } from "../jobs/manage-jobs.ts";
import { refreshSanctionsByJob, workSanctions } from "./sanctions-job.ts";

const PATIENCE_MS = 30_000;
const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const lake = stack.use(await emptyLake());
const { path: folder } = stack.use(temporaryFolder());
const FILE = join(folder, "sanctioned_addresses_ETH.txt");
const { signal } = new AbortController();

const addresses = (count: number) =>
  Array.from({ length: count }, (_, n) => `0x${(0xe0000 + n).toString(16).padStart(40, "0")}`);
const list = (rows: readonly string[]) => writeFile(FILE, `${rows.join("\n")}\n`);
const refresh = (date: string) =>
  refreshSanctionsByJob(lake, { sources: [FILE], date }, { actor: "command-line", now: new Date(), signal });
const newest = async () => (await listJobs(lake.db, [EVERY_TENANT], { limit: 1 }))[0]!;
const held = async () =>
  (await currentSources(lake.db, ["system"])).find(({ name }) => name === "OFAC SDN ETH")?.version ?? null;

/** Lets the jobs of the store be worked off until one has ended. */
async function workedOff(id: string) {
  const ended = new AbortController();
  const handlers = { "sanctions.refresh": workSanctions };
  const running = storedJobs({ lake, log: silent, name: "test", handlers, lookMs: 50 }).run(ended.signal);
  const job = await until(
    "the job has ended",
    async () => {
      const now = await requireJob(lake.db, "all", id);
      return now.endedAt === null ? undefined : now;
    },
    PATIENCE_MS,
  );
  ended.abort(new Error("The test is over."));
  await running;
  return job;
}

test("a refresh is a job that says what it took, and what it did not", async () => {
  // The last one has a broken checksum.
  await list([...addresses(8), `0x${"Ab".repeat(20)}`]);
  const { replaced } = await refresh("2026-10-01");
  expect(replaced).toMatchObject([{ list: "OFAC SDN ETH", isNew: true }]);
  const job = await newest();
  expect(job).toMatchObject({ kind: "sanctions.refresh", state: "done", position: 9, error: null });
  expect(job.counts).toMatchObject({ read: 8, created: 8, unchanged: 0, refused: 1 });
  expect(await listRefusals(lake.db, job.id, { from: 0, limit: 9 })).toMatchObject([
    { reason: "not_an_address" },
  ]);
});

test("one that is refused has failed for that, replaces nothing, and does when it is restarted with a list that may", async () => {
  const before = await held();
  await list(addresses(1));
  await expect(refresh("2026-10-02")).rejects.toMatchObject({ details: { reason: "shrinks" } });
  const failed = await newest();
  expect(failed).toMatchObject({ state: "failed", error: { reason: "shrinks" } });
  expect(await held()).toBe(before);

  await list(addresses(9));
  await restartJob(lake, failed.id, { tenants: "all", actor: "command-line", now: new Date() });
  expect(await workedOff(failed.id)).toMatchObject({
    state: "done",
    error: null,
    counts: { read: 9, created: 1 },
  });
  expect(await held()).toMatch(/^2026-10-02/);
});

test("a file that is away fails the job, and one that is done may be done again", async () => {
  const away = { sources: [join(folder, "sanctioned_addresses_ETC.txt")], date: "2026-10-03" };
  const asker = { actor: "command-line", now: new Date(), signal };
  await expect(refreshSanctionsByJob(lake, away, asker)).rejects.toMatchObject({ code: "UNPROCESSABLE" });
  expect(await newest()).toMatchObject({ state: "failed", error: { reason: "unreadable" } });

  await refresh("2026-10-04");
  const done = await newest();
  await list(addresses(10));
  await restartJob(lake, done.id, { tenants: "all", actor: "command-line", now: new Date() });
  expect(await workedOff(done.id)).toMatchObject({ state: "done", counts: { read: 10, created: 1 } });
});

test("one whose process died is not begun by another before it is due, and is taken over then", async () => {
  await refresh("2026-10-05");
  const { id } = await newest();
  const later = new Date(Date.now() + 60_000);
  await lake.commit([changeJob(id, ["done"], { state: "running", endedAt: null, nextAt: later })]);
  const ended = new AbortController();
  const looks: string[] = [];
  const handlers = { "sanctions.refresh": async () => void looks.push(id) };
  const running = storedJobs({ lake, log: silent, name: "test", handlers, lookMs: 10 }).run(ended.signal);
  // waits: several looks, of which each would find it.
  await new Promise((resolve) => setTimeout(resolve, 100));
  ended.abort(new Error("The test is over."));
  await running;
  expect(looks).toEqual([]);
  await lake.commit([changeJob(id, ["running"], { nextAt: new Date() })]);
  expect(await workedOff(id)).toMatchObject({ state: "done" });
});
