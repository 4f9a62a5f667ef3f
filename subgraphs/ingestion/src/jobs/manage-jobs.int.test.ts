import { changeJob } from "@tetron/lake/jobs";
import type { Lake } from "@tetron/lake/lake";
import { emptyLake } from "@tetron/lake/testing";
import { afterAll, expect, test } from "vitest";
import { startScrape } from "../indexes/start-scrape.ts";
import { cancelJob } from "./manage-jobs.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const lake = stack.use(await emptyLake());
const by = { actor: "key_1", now: new Date() };
const aJob = () =>
  startScrape(
    lake,
    { toLoopback: false, kaggle: { url: "https://kaggle.example" } },
    { sourceUrl: "https://files.example/a.csv", sourceType: "csv" },
    by,
  );

/** A lake in which something happens between a job's being read and its being changed. */
const meanwhile = (happens: () => Promise<unknown>): Lake => ({
  ...lake,
  async commit(writes) {
    await happens();
    return lake.commit(writes);
  },
});

test("a job that begins to run while it is cancelled is cancelled", async () => {
  const { id } = await aJob();
  const begins = meanwhile(() => lake.commit([changeJob(id, ["queued"], { state: "running", runs: 1 })]));
  expect(await cancelJob(begins, id, { tenants: "all", ...by })).toMatchObject({ state: "cancelled" });
});

test("a job that ends while it is cancelled is a CONFLICT", async () => {
  const { id } = await aJob();
  const ends = meanwhile(() => lake.commit([changeJob(id, ["queued"], { state: "done" })]));
  await expect(cancelJob(ends, id, { tenants: "all", ...by })).rejects.toMatchObject({ code: "CONFLICT" });
});
