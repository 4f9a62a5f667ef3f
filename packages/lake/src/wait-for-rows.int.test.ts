import { afterAll, expect, test } from "vitest";
import { appendAudit } from "./audit.ts";
import { changeJob } from "./jobs.ts";
import { auditEntries } from "./tables/audit-entries.ts";
import { jobs } from "./tables/jobs.ts";
import { anAuditEntry, emptyLake } from "./testing.ts";
import { waitForRows } from "./wait-for-rows.ts";

const lake = await emptyLake("embedded");
afterAll(() => lake[Symbol.asyncDispose]());

const never = new AbortController().signal;
const HOUR_MS = 3_600_000;
const hours = { lookMs: HOUR_MS, restMs: HOUR_MS, signal: never };

test("a commit and a transaction wake whoever waits for their rows, even before it waits", async () => {
  for (const write of [
    () => lake.commit([appendAudit(anAuditEntry())]),
    () => lake.transaction(async ({ add }) => add(appendAudit(anAuditEntry()))),
  ]) {
    using early = waitForRows(lake, [auditEntries]);
    using others = waitForRows(lake, [jobs]);
    const woken = early.written(hours);
    await write();
    await woken;
    await early.written(hours);
    const stop = new AbortController();
    let isOver = false;
    const waiting = others.written({ ...hours, signal: stop.signal }).then(() => {
      isOver = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(isOver).toBe(false);
    stop.abort();
    await waiting;
  }
});

test("statements wake those who wait for the table that they name, once they are committed", async () => {
  using stored = waitForRows(lake, [jobs]);
  const woken = stored.written(hours);
  await expect(lake.commit([changeJob("job_1", ["queued"], { tries: 1 })])).rejects.toThrow("not queued");
  expect(await Promise.race([woken.then(() => "woken"), Promise.resolve("not yet")])).toBe("not yet");
  await lake.transaction(async ({ add }) => add({ run: async () => {}, wakes: jobs }));
  await woken;
});

test("where other processes write too, the tables are read again after a while", async () => {
  using rows = waitForRows({ ...lake, kind: "postgres" }, [jobs]);
  await rows.written({ ...hours, lookMs: 1 });
});
