import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type EventCursor, formatEventCursor, parseEventCursor } from "@tetron/domain/event-cursor";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FollowedEvent } from "./event-page.ts";
import { follow } from "./follow.ts";
import type { Lake } from "./lake.ts";
import { events } from "./tables/events.ts";
import {
  committedEvents,
  missingPostgres,
  openTestLake,
  type PostgresServer,
  startPostgres,
} from "./testing.ts";

/** Well below the time after which a reader looks although it heard nothing. */
const HEARD_MS = 15_000;
const TENANTS = ["acme", "bolt", null] as const;
const TYPES = ["score.completed", "routing.executed"] as const;
/** Of the three processes that write, the region of each. */
const REGIONS = ["eu", "eu", "us"] as const;

/** What a process commits: each a commit of events, alone or with others, and how long it waits before and inside. */
type WriterPlan = readonly {
  readonly tenant: (typeof TENANTS)[number];
  readonly types: readonly (typeof TYPES)[number][];
  readonly isAlone: boolean;
  readonly pauseMs: number;
}[];

/** A process that commits on command, and answers with the ids of all that it has committed. */
const writerScript = (databaseUrl: string, region: string) => `
  import { setTimeout as sleep } from "node:timers/promises";
  const testing = ${JSON.stringify(new URL("./testing.ts", import.meta.url).href)};
  const { anEvent, openTestLake } = await import(testing);
  const { appendEvent } = await import(new URL("./events.ts", testing));
  const lake = await openTestLake({ databaseUrl: ${JSON.stringify(databaseUrl)} }, { region: ${JSON.stringify(region)} });
  const { data: score } = anEvent();
  const route = { route_id: "rt_1", outcome: "executed", seconds: 60, failed_step: null, network: "base",
    to_network: "base", estimated_fee: "1.000000", bridges: ["across"], timestamp: score.timestamp };
  const dataOf = { "score.completed": score, "routing.executed": route };
  process.on("message", async (plan) => {
    const commits = [];
    for (const { tenant, types, isAlone, pauseMs } of plan) {
      // waits: the pauses of a random plan, so that commits interleave.
      await sleep(pauseMs);
      const events = types.map((type) => ({ ...anEvent({ tenant }), type, data: dataOf[type] }));
      const work = async (tx) => {
        await tx.db.execute("select pg_sleep(" + pauseMs / 1000 + ")");
        tx.add(...events.map(appendEvent));
      };
      const done = isAlone ? lake.transaction(work) : lake.commit(events.map(appendEvent));
      commits.push(done.then(() => events.map(({ id }) => id)));
    }
    process.send((await Promise.all(commits)).flat());
  });
  process.send("open");`;

interface Reader {
  readonly tenant: (typeof TENANTS)[number] | undefined;
  readonly type: (typeof TYPES)[number] | undefined;
  /** After how many events it stops, and begins again where it stopped. */
  readonly stops: readonly number[];
}

/** Follows until it has read `count` events, or `signal` aborts. */
async function read(
  lake: Lake,
  { tenant, type }: Pick<Reader, "tenant" | "type">,
  { after, count, signal }: { after: EventCursor; count: number; signal: AbortSignal },
): Promise<FollowedEvent[]> {
  const seen: FollowedEvent[] = [];
  if (count === 0) return seen;
  const which = { ...(tenant !== undefined && { tenant }), ...(type && { types: [type] }) };
  for await (const followed of follow(lake, { after, signal, ...which }))
    if (seen.push(followed) === count) break;
  return seen;
}

describe.skipIf(missingPostgres() !== undefined)(
  "followers of what three processes in two regions commit",
  () => {
    const stack = new AsyncDisposableStack();
    afterAll(() => stack.disposeAsync());
    let server: PostgresServer;
    let lakes: readonly Lake[];
    let writers: readonly ChildProcess[];
    beforeAll(async () => {
      server = stack.use(await startPostgres({ track_commit_timestamp: "on" }));
      lakes = [
        stack.use(await openTestLake({ databaseUrl: server.url })),
        stack.use(await openTestLake({ databaseUrl: server.url })),
      ];
      writers = await Promise.all(REGIONS.map(startWriter));
    });

    async function startWriter(region: string): Promise<ChildProcess> {
      const script = ["--input-type=module", "-e", writerScript(server.url, region)];
      const writer = spawn(process.execPath, script, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
      stack.defer(() => void writer.kill("SIGKILL"));
      await once(writer, "message");
      return writer;
    }

    /** @returns The ids of what was committed. */
    async function write(writer: ChildProcess, plan: WriterPlan): Promise<readonly string[]> {
      writer.send(plan);
      return (await once(writer, "message"))[0];
    }

    async function end(): Promise<EventCursor> {
      return (await committedEvents(lakes[0]!)).at(-1)?.cursor ?? parseEventCursor("");
    }

    /** By the server's own record of its commits: the ids of each region's events, in the order of their commits. */
    async function commitOrder(): Promise<{ region: string; seq: number; id: string; at: string }[]> {
      const { rows } = await lakes[0]!.db.execute<{ region: string; seq: string; id: string; at: string }>(
        sql`select region, seq, id, pg_xact_commit_timestamp(xmin)::text as at from ${events} order by region, seq`,
      );
      return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
    }

    const plans = fc.array(
      fc.record({
        tenant: fc.constantFrom(...TENANTS),
        types: fc.array(fc.constantFrom(...TYPES), { minLength: 1, maxLength: 5 }),
        isAlone: fc.boolean(),
        pauseMs: fc.nat(8),
      }),
      { minLength: 1, maxLength: 40 },
    );
    const readers = fc.record({
      tenant: fc.option(fc.constantFrom(...TENANTS), { nil: undefined }),
      type: fc.option(fc.constantFrom(...TYPES), { nil: undefined }),
      stops: fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 6 }),
    });

    test("read exactly what was committed, in order, however often they stop and resume", async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.tuple(plans, plans, plans),
          fc.array(readers, { minLength: 3, maxLength: 6 }),
          async (planned, asked) => {
            const after = await end();
            const signal = AbortSignal.timeout(HEARD_MS);
            const countOf = ({ tenant, type }: Pick<Reader, "tenant" | "type">) =>
              planned
                .flat()
                .filter((each) => tenant === undefined || each.tenant === tenant)
                .flatMap(({ types }) => types)
                .filter((each) => type === undefined || each === type).length;
            const reading = asked.map(async (reader, n) => {
              const lake = lakes[n % lakes.length]!;
              const seen: FollowedEvent[] = [];
              const left = () => countOf(reader) - seen.length;
              const on = async (count: number) => {
                // A reader that stops keeps the text of its cursor, and nothing else.
                const kept = formatEventCursor(seen.at(-1)?.cursor ?? after);
                seen.push(...(await read(lake, reader, { after: parseEventCursor(kept), count, signal })));
              };
              for (const stop of reader.stops) await on(Math.min(stop, left()));
              await on(left());
              return seen.map(({ event }) => event);
            });
            const written = (await Promise.all(planned.map((plan, n) => write(writers[n]!, plan)))).flat();
            const seen = await Promise.all(reading);

            const committed = (await commitOrder()).filter(
              ({ region, seq }) => seq > (after.get(region) ?? 0),
            );
            expect(committed.map(({ id }) => id).toSorted()).toEqual(written.toSorted());
            for (const [i, { region, at }] of committed.entries())
              if (committed[i - 1]?.region === region) expect(committed[i - 1]!.at <= at).toBe(true);
            const everything = new Map(
              (await committedEvents(lakes[0]!, { after })).map(({ event }) => [event.id, event]),
            );
            for (const [n, { tenant, type }] of asked.entries())
              for (const region of new Set(REGIONS))
                expect(seen[n]!.filter((event) => event.region === region)).toEqual(
                  committed
                    .map(({ id }) => everything.get(id)!)
                    .filter((event) => event.region === region)
                    .filter((event) => tenant === undefined || event.tenant === tenant)
                    .filter((event) => type === undefined || event.type === type),
                );
            expect(seen.map((each) => each.length)).toEqual(asked.map(countOf));
          },
        ),
        { numRuns: 30, endOnFailure: true },
      );
    }, 120_000);

    test("receive the events although their connection was lost", async () => {
      const signal = AbortSignal.timeout(HEARD_MS);
      const all = { tenant: undefined, type: undefined };
      const one = [{ tenant: "acme" as const, types: [...TYPES], isAlone: false, pauseMs: 0 }];
      const reading = read(lakes[0]!, all, { after: await end(), count: 4, signal });
      await write(writers[0]!, one);
      const cut =
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tetron events'";
      await expect.poll(async () => (await lakes[1]!.db.execute(cut)).rows.length).toBeGreaterThan(0);
      await write(writers[1]!, one);
      expect((await reading).map(({ event }) => event.type)).toEqual([...TYPES, ...TYPES]);
    });
  },
);
