import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { appendEvent, readEvents } from "./events.ts";
import { follow } from "./follow.ts";
import type { Lake } from "./lake.ts";
import type { StoredEvent } from "./tables/events.ts";
import {
  anEvent,
  emptyLake,
  missingPostgres,
  openTestLake,
  type PostgresServer,
  startPostgres,
  stores,
} from "./testing.ts";

/** Well below the time after which a reader looks although it heard nothing. */
const HEARD_MS = 15_000;
const TENANTS = ["acme", "bolt"] as const;
const TYPES = ["score.completed", "routing.executed"] as const;

/** What a process commits: each a commit of one tenant's events, and how long to wait before it. */
type WriterPlan = readonly {
  readonly tenant: string;
  readonly types: readonly (typeof TYPES)[number][];
  readonly pauseMs: number;
}[];

/** A process that commits what it is told to, and answers when all of it is committed. */
const writerScript = (databaseUrl: string) => `
  import { setTimeout as sleep } from "node:timers/promises";
  const testing = ${JSON.stringify(new URL("./testing.ts", import.meta.url).href)};
  const { anEvent, openTestLake } = await import(testing);
  const { appendEvent } = await import(new URL("./events.ts", testing));
  const lake = await openTestLake({ databaseUrl: ${JSON.stringify(databaseUrl)} });
  const { data: score } = anEvent();
  const route = { route_id: "rt_1", outcome: "executed", seconds: 60, failed_step: null, network: "base",
    to_network: "base", estimated_fee: "1.000000", bridges: ["across"], timestamp: score.timestamp };
  const dataOf = { "score.completed": score, "routing.executed": route };
  process.on("message", async (plan) => {
    const commits = [];
    for (const { tenant, types, pauseMs } of plan) {
      // waits: the pauses of a random plan, so that commits interleave.
      await sleep(pauseMs);
      const events = types.map((type) => appendEvent({ ...anEvent({ tenant }), type, data: dataOf[type] }));
      commits.push(lake.commit(events));
    }
    await Promise.all(commits);
    process.send("done");
  });
  process.send("open");`;

interface Reader {
  readonly tenant: (typeof TENANTS)[number] | undefined;
  readonly type: (typeof TYPES)[number] | undefined;
  /** After how many events it stops, and begins again where it stopped. */
  readonly stops: readonly number[];
}

/** Reads `count` events after a cursor, or fewer when `signal` aborts before. */
async function read(
  lake: Lake,
  { tenant, type }: Pick<Reader, "tenant" | "type">,
  { after, count, signal }: { after: number; count: number; signal: AbortSignal },
): Promise<StoredEvent[]> {
  const seen: StoredEvent[] = [];
  if (count === 0) return seen;
  const which = { ...(tenant && { tenant }), ...(type && { types: [type] }) };
  for await (const event of follow(lake, { after, signal, ...which })) if (seen.push(event) === count) break;
  return seen;
}

describe.each(stores())("a follower on $kind", ({ kind, missing }) => {
  test.skipIf(missing !== undefined)(
    "reads what is there, then hears what is committed, and ends when it is told to",
    async () => {
      await using lake = await emptyLake(kind);
      const commit = (id: string) => lake.commit([appendEvent(anEvent({ subject: id }))]);
      const end = new AbortController();
      const seen: string[] = [];
      await commit("tx_1");
      for await (const { subject } of follow(lake, { after: 0, signal: end.signal })) {
        seen.push(subject);
        if (subject === "tx_1") await Promise.all([commit("tx_2"), commit("tx_3")]);
        // While it waits for more.
        if (subject === "tx_3") setImmediate(() => void commit("tx_4"));
        if (subject === "tx_4") setImmediate(() => end.abort());
      }
      expect(seen.toSorted()).toEqual(["tx_1", "tx_2", "tx_3", "tx_4"]);
    },
  );

  test.skipIf(missing !== undefined)(
    "reads more than a page, and passes over what is not its own",
    async () => {
      await using lake = await emptyLake(kind);
      const tenantOf = (i: number) => (i % 600 === 0 ? "bolt" : "acme");
      await lake.commit(
        Array.from({ length: 1_300 }, (_, i) =>
          appendEvent(anEvent({ tenant: tenantOf(i), subject: `tx_${i}` })),
        ),
      );
      const signal = AbortSignal.timeout(HEARD_MS);
      const all = { tenant: undefined, type: undefined };
      const everything = await read(lake, all, { after: 0, count: 1_300, signal });
      expect(everything.map(({ subject }) => subject)).toEqual(
        Array.from({ length: 1_300 }, (_, i) => `tx_${i}`),
      );
      const own = await read(lake, { ...all, tenant: "bolt" }, { after: 0, count: 3, signal });
      expect(own.map(({ subject }) => subject)).toEqual(["tx_0", "tx_600", "tx_1200"]);
    },
  );
});

describe.skipIf(missingPostgres() !== undefined)("followers of what three processes commit", () => {
  const stack = new AsyncDisposableStack();
  afterAll(() => stack.disposeAsync());
  let server: PostgresServer;
  let lakes: readonly Lake[];
  let writers: readonly ChildProcess[];
  beforeAll(async () => {
    server = stack.use(await startPostgres());
    lakes = [
      stack.use(await openTestLake({ databaseUrl: server.url })),
      stack.use(await openTestLake({ databaseUrl: server.url })),
    ];
    writers = await Promise.all([1, 2, 3].map(startWriter));
  });

  async function startWriter(): Promise<ChildProcess> {
    const script = ["--input-type=module", "-e", writerScript(server.url)];
    const writer = spawn(process.execPath, script, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
    stack.defer(() => void writer.kill("SIGKILL"));
    await once(writer, "message");
    return writer;
  }

  async function write(writer: ChildProcess, plan: WriterPlan): Promise<void> {
    writer.send(plan);
    await once(writer, "message");
  }

  const plans = fc.array(
    fc.record({
      tenant: fc.constantFrom(...TENANTS),
      types: fc.array(fc.constantFrom(...TYPES), { minLength: 1, maxLength: 5 }),
      pauseMs: fc.nat(8),
    }),
    { minLength: 1, maxLength: 40 },
  );
  const readers = fc.record({
    tenant: fc.option(fc.constantFrom(...TENANTS), { nil: undefined }),
    type: fc.option(fc.constantFrom(...TYPES), { nil: undefined }),
    stops: fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 6 }),
  });

  test("read exactly what was committed, in order, however often they stop and go on", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(plans, plans, plans),
        fc.array(readers, { minLength: 3, maxLength: 6 }),
        async (planned, asked) => {
          const start = (
            await lakes[0]!.db.execute<{ seq: string }>(
              "select coalesce(max(seq), 0) as seq from platform.events",
            )
          ).rows[0]!;
          const after = Number(start.seq);
          const signal = AbortSignal.timeout(HEARD_MS);
          const countOf = ({ tenant, type }: Reader) =>
            planned
              .flat()
              .filter((each) => tenant === undefined || each.tenant === tenant)
              .flatMap(({ types }) => types)
              .filter((each) => type === undefined || each === type).length;
          const reading = asked.map(async (reader, n) => {
            const lake = lakes[n % lakes.length]!;
            const seen: StoredEvent[] = [];
            const left = () => countOf(reader) - seen.length;
            const on = async (count: number) =>
              void seen.push(
                ...(await read(lake, reader, { after: seen.at(-1)?.seq ?? after, count, signal })),
              );
            for (const stop of reader.stops) await on(Math.min(stop, left()));
            await on(left());
            return seen;
          });
          await Promise.all(planned.map((plan, n) => write(writers[n]!, plan)));
          const seen = await Promise.all(reading);

          const committed = (
            await Promise.all(
              TENANTS.map((tenant) => readEvents(lakes[0]!.db, { tenant, after, limit: 10_000 })),
            )
          )
            .flat()
            .sort((a, b) => a.seq - b.seq);
          expect(committed).toHaveLength(planned.flat().flatMap(({ types }) => types).length);
          for (const [n, { tenant, type }] of asked.entries())
            expect(seen[n]).toEqual(
              committed.filter(
                (event) => (tenant ?? event.tenant) === event.tenant && (type ?? event.type) === event.type,
              ),
            );
        },
      ),
      { numRuns: 15, endOnFailure: true },
    );
  }, 120_000);

  test("hear of it although their connection was lost", async () => {
    const signal = AbortSignal.timeout(HEARD_MS);
    const all = { tenant: undefined, type: undefined };
    const [{ seq }] = (
      await lakes[0]!.db.execute<{ seq: string }>("select coalesce(max(seq), 0) as seq from platform.events")
    ).rows as [{ seq: string }];
    const one = [{ tenant: "acme" as const, types: [...TYPES], pauseMs: 0 }];
    const reading = read(lakes[0]!, all, { after: Number(seq), count: 4, signal });
    await write(writers[0]!, one);
    const cut =
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tetron events'";
    await expect.poll(async () => (await lakes[1]!.db.execute(cut)).rows.length).toBeGreaterThan(0);
    await write(writers[1]!, one);
    expect((await reading).map(({ type }) => type)).toEqual([...TYPES, ...TYPES]);
  });
});
