import { leases } from "@tetron/lake/tables/leases";
import { aRootKeyFile, missingPostgres, openTestLake, startPostgres } from "@tetron/lake/testing";
import getPort from "get-port";
import { describe, expect, test } from "vitest";
import { type Running, startProcess } from "./process.ts";

/** Maximum time until another process takes over the jobs of a dead one. */
const TAKEOVER_MS = 10_000;
const READY_MS = 60_000;
const JOBS = ["reputation.announce-drifts", "reputation.follow-histories", "reputation.stored-jobs"];

interface Replica {
  readonly running: Running;
  /** Where `/metrics` is served. */
  readonly operations: string;
}

describe.skipIf(missingPostgres() !== undefined)("two processes of one subgraph", () => {
  test("run each of its jobs once, and the one takes over what the other was killed in", async () => {
    await using stack = new AsyncDisposableStack();
    const { url } = stack.use(await startPostgres());
    const replicas = await Promise.all([1, 2].map(() => startReplica(stack, url)));
    const lake = stack.use(await openTestLake({ databaseUrl: url }));
    const holders = async () =>
      new Map((await lake.db.select().from(leases)).map(({ name, holder }) => [name, holder]));

    for (const job of JOBS)
      await expect
        .poll(
          async () =>
            (await Promise.all(replicas.map((each) => turnsOf(each, job)))).some((turns) => turns > 0),
          {
            timeout: READY_MS,
          },
        )
        .toBe(true);
    expect([...(await holders()).keys()].sort()).toEqual(JOBS);
    for (const job of JOBS) {
      const turns = await Promise.all(replicas.map((each) => turnsOf(each, job)));
      expect(turns.filter((each) => each > 0)).toHaveLength(1);
    }

    const job = "reputation.announce-drifts";
    const [dead, heir] = (await runsOf(replicas[0]!, job)) > 0 ? replicas : replicas.toReversed();
    const before = (await holders()).get(job);
    await dead!.running.end("SIGKILL");
    await expect.poll(() => runsOf(heir!, job), { timeout: TAKEOVER_MS }).toBe(1);
    const after = (await holders()).get(job);
    expect(before).toContain(`:${dead!.running.child.pid}:`);
    expect(after).toContain(`:${heir!.running.child.pid}:`);
  });
});

async function startReplica(stack: AsyncDisposableStack, databaseUrl: string): Promise<Replica> {
  const port = String(await getPort({ host: "127.0.0.1" }));
  const running = stack.use(
    startProcess("subgraphs/reputation/src/main.ts", [], {
      DATABASE_URL: databaseUrl,
      TETRON_ROOT_KEY_FILE: await aRootKeyFile(),
      TETRON_INTERNAL_SECRET: "a secret that only services share",
      LOG_LEVEL: "warn",
      PORT: "0",
      TETRON_OPERATIONS_PORT: port,
    }),
  );
  const operations = `http://127.0.0.1:${port}`;
  await expect
    .poll(
      () =>
        fetch(`${operations}/metrics`).then(
          ({ ok }) => ok,
          () => false,
        ),
      { timeout: READY_MS },
    )
    .toBe(true);
  return { running, operations };
}

/** Number of finished runs of a job in a process, with any outcome. */
function runsOf(replica: Replica, job: string): Promise<number> {
  return measured(replica, "tetron_job_duration_seconds_count", job);
}

/** Like `runsOf`, including the current run: a job that follows events does not end by itself. */
async function turnsOf(replica: Replica, job: string): Promise<number> {
  return (await runsOf(replica, job)) + (await measured(replica, "tetron_job_running", job));
}

async function measured({ operations }: Replica, metric: string, job: string): Promise<number> {
  const text = await (await fetch(`${operations}/metrics`)).text();
  const values = text.matchAll(new RegExp(`^${metric}\\{.*job="([^"]+)".*\\} (\\d+)$`, "gm"));
  return values.filter(([, name]) => name === job).reduce((sum, [, , value]) => sum + Number(value), 0);
}
