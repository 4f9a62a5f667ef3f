import { type JobKind, NO_COUNTS } from "@tetron/domain/job";
import { until } from "@tetron/domain/testing";
import { insertJob, listJobs } from "@tetron/lake/jobs";
import { emptyLake, silent } from "@tetron/lake/testing";
import { afterAll, beforeEach, expect, test } from "vitest";
import { type JobHandler, storedJobs } from "./stored-jobs.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const lake = stack.use(await emptyLake());
const PATIENCE_MS = 30_000;
/** Nothing is found by another look. */
const NEVER_MS = 10 * 60_000;

let ended: AbortController;
beforeEach(() => {
  ended = new AbortController();
});

const aJob = (tenant: string, n: number, kind: JobKind = "hook.context") => {
  const now = new Date();
  return insertJob({
    ...{ id: `job_${tenant}_${n}`, tenant, actor: "system", kind, input: {}, state: "queued" },
    ...{ hash: null, fileHash: null, bytes: 0, bytesDone: 0, position: 0, counts: NO_COUNTS, error: null },
    ...{ runs: 0, tries: 0, nextAt: now, createdAt: now, updatedAt: now, startedAt: null, endedAt: null },
  });
};

/** Works the jobs off until `isOver`, looking for them once. */
async function work(handler: JobHandler, isOver: () => Promise<boolean>): Promise<void> {
  const handlers = { "hook.context": handler };
  const running = storedJobs({ lake, log: silent, name: "test", handlers, lookMs: NEVER_MS }).run(
    ended.signal,
  );
  await until("the jobs are worked off", isOver, PATIENCE_MS);
  ended.abort(new Error("The test is over."));
  await running;
}

const stateOf = async (tenant: string) =>
  (await listJobs(lake.db, [tenant], { limit: 100 })).map(({ state }) => state);

test("a job begins as soon as the one before it has ended, and not before", async () => {
  await lake.commit([1, 2, 3, 4].map((n) => aJob("one", n)));
  const order: string[] = [];
  let running = 0;
  const handler: JobHandler = async ({ job }) => {
    expect(++running).toBe(1);
    await new Promise((resolve) => setImmediate(resolve));
    order.push(job.id);
    running -= 1;
  };
  await work(handler, async () => (await stateOf("one")).every((state) => state === "done"));
  expect(order).toEqual([1, 2, 3, 4].map((n) => `job_one_${n}`));
});

test("a job that fails is not in the way of the next one, and does not run again at once", async () => {
  await lake.commit([1, 2].map((n) => aJob("two", n)));
  const runs: string[] = [];
  const handler: JobHandler = async ({ job }) => {
    runs.push(job.id);
    if (job.id === "job_two_1") throw new Error("not now");
  };
  await work(handler, async () => (await stateOf("two")).includes("done"));
  expect(runs).toEqual(["job_two_1", "job_two_2"]);
  expect((await stateOf("two")).toSorted()).toEqual(["done", "queued"]);
});
