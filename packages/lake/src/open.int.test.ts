import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import type { Worker } from "node:worker_threads";
import { type TemporaryFolder, temporaryFolder } from "@tetron/domain/testing";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openLake } from "./open.ts";
import { findAnyScore, insertScore } from "./scores.ts";
import { NO_SHIPPED_LABELS } from "./shipped-labels.ts";
import { aHome, aScore, emptyLake, openTestLake, silent } from "./testing.ts";

let temporary: TemporaryFolder;
let home: string;
beforeEach(async () => {
  temporary = await aHome();
  home = temporary.path;
});
afterEach(() => temporary[Symbol.dispose]());

test("what was written is there after closing and opening again", async () => {
  const score = aScore();
  {
    await using lake = await openTestLake({ home });
    await lake.commit([insertScore(score)]);
  }
  await using lake = await openTestLake({ home });
  expect(await findAnyScore(lake.db, score.id)).toEqual(score);
});

test("a directory that is in use is refused by name, and its holder is not disturbed", async () => {
  await using lake = await openTestLake({ home });
  await expect(openTestLake({ home })).rejects.toMatchObject({
    code: "UNAVAILABLE",
    message: `The data directory ${join(home, "lake")} is in use by process ${process.pid} on ${hostname()}.`,
  });
  await lake.ping(AbortSignal.timeout(5_000));
});

test("a directory locked by another process is free as soon as that one is killed", async () => {
  const script = `const { openTestLake } = await import(${JSON.stringify(new URL("./testing.ts", import.meta.url).href)});
    await openTestLake({ home: ${JSON.stringify(home)} }); console.log("open");`;
  const holder = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(holder.stdout, "data");
  await expect(openTestLake({ home })).rejects.toThrow(`in use by process ${holder.pid}`);
  holder.kill("SIGKILL");
  await once(holder, "exit");
  await using lake = await openTestLake({ home });
  await lake.ping(AbortSignal.timeout(5_000));
});

test("a directory that a newer version migrated is refused, and left as it is", async () => {
  {
    await using lake = await openTestLake({ home });
    await lake.db.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 99999999999999)`,
    );
  }
  const refusal = {
    code: "UNAVAILABLE",
    message: `The lake in ${home} was written by a newer version of Tetron.`,
  };
  await expect(openTestLake({ home })).rejects.toMatchObject(refusal);
  await expect(openTestLake({ home })).rejects.toMatchObject(refusal);
});

test("a directory of a newer layout is refused by name", async () => {
  writeFileSync(join(home, "lake", "format.json"), JSON.stringify({ layout: 99, postgres: 18 }));
  await expect(openTestLake({ home })).rejects.toThrow(
    `${join(home, "lake")} was written by a newer version`,
  );
});

test("a home that is a file is refused by name", async () => {
  const file = join(home, "file");
  writeFileSync(file, "");
  await expect(openTestLake({ home: file })).rejects.toThrow(
    `The data directory ${join(file, "lake")} cannot be used: a part of its path is a file.`,
  );
});

test("a database whose files are broken is an error that names the directory, and frees it", async () => {
  rmSync(join(home, "lake", "data", "global"), { recursive: true });
  for (let attempt = 0; attempt < 2; attempt++)
    await expect(openTestLake({ home })).rejects.toThrow(`${join(home, "lake")} cannot be used`);
});

test("opening can be given up, and the directory is free afterwards", async () => {
  const giveUp = AbortSignal.timeout(20);
  const options = { log: silent, region: "local", signal: giveUp, shipped: NO_SHIPPED_LABELS };
  await expect(openLake({ home }, options)).rejects.toMatchObject({ name: "TimeoutError" });
  await using lake = await openTestLake({ home });
  await lake.ping(AbortSignal.timeout(5_000));
});

test("a first start that was killed in the middle is started again", async () => {
  using folder = temporaryFolder();
  const { path: fresh } = folder;
  mkdirSync(join(fresh, "lake", "draft.1.1", "base"), { recursive: true });
  await using lake = await openTestLake({ home: fresh });
  await lake.commit([insertScore(aScore())]);
});

test("when the worker ends, all waiting calls fail, and later calls fail at once", async () => {
  const started = once(process, "worker") as Promise<[Worker]>;
  await using lake = await emptyLake();
  const [worker] = await started;
  const waiting = [lake.db.execute(sql`select pg_sleep(20)`), lake.commit([insertScore(aScore())])];
  void worker.terminate();

  const lost = await Promise.allSettled(waiting);

  expect(lost).toMatchObject([
    { status: "rejected", reason: { cause: { code: "UNAVAILABLE" } } },
    { status: "rejected", reason: { code: "UNAVAILABLE" } },
  ]);
  await expect(lake.commit([insertScore(aScore())])).rejects.toMatchObject({ code: "UNAVAILABLE" });
  await expect(lake.ping(AbortSignal.timeout(5_000))).rejects.toMatchObject({ code: "UNAVAILABLE" });
});

test("a ping that gets no answer in time fails in time", async () => {
  await using lake = await emptyLake();
  const [begun, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  // It has the only connection until the ping was answered.
  const busy = lake.transaction(async () => {
    begun.resolve();
    await answered.promise;
  });
  await begun.promise;
  await expect(lake.ping(AbortSignal.timeout(100))).rejects.toMatchObject({ code: "UNAVAILABLE" });
  answered.resolve();
  await busy;
});
