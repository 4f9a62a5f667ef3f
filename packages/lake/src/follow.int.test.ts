import { advanceCursor, BEGINNING, formatEventCursor } from "@tetron/domain/event-cursor";
import { describe, expect, test } from "vitest";
import { appendEvent } from "./events.ts";
import { follow } from "./follow.ts";
import type { Lake } from "./lake.ts";
import { anEvent, emptyLake, missingPostgres, openTestLake, startPostgres, testStores } from "./testing.ts";

/** Well below the interval at which a reader polls without a wake-up. */
const HEARD_MS = 15_000;

/** The subjects of the next `count` events, and the cursor behind them. */
async function read(
  lake: Lake,
  count: number,
  { after = BEGINNING, ...which }: { after?: typeof BEGINNING; tenant?: string } = {},
) {
  const subjects: string[] = [];
  let cursor = after;
  for await (const followed of follow(lake, { after, signal: AbortSignal.timeout(HEARD_MS), ...which })) {
    cursor = followed.cursor;
    if (subjects.push(followed.event.subject) === count) break;
  }
  return { subjects, cursor };
}

describe.each(testStores())("a follower on $kind", ({ kind, missing }) => {
  test.skipIf(missing !== undefined)(
    "reads the stored events, then new ones as they are committed, and ends when its signal aborts",
    async () => {
      await using lake = await emptyLake(kind);
      const commit = (id: string) => lake.commit([appendEvent(anEvent({ subject: id }))]);
      const end = new AbortController();
      const seen: string[] = [];
      await commit("tx_1");
      for await (const { event } of follow(lake, { after: BEGINNING, signal: end.signal })) {
        const { subject } = event;
        seen.push(subject);
        if (subject === "tx_1") await Promise.all([commit("tx_2"), commit("tx_3")]);
        // While it waits for more.
        if (subject === "tx_3")
          setImmediate(
            () => void lake.transaction(async (tx) => tx.add(appendEvent(anEvent({ subject: "tx_4" })))),
          );
        if (subject === "tx_4") setImmediate(() => end.abort());
      }
      expect(seen.toSorted()).toEqual(["tx_1", "tx_2", "tx_3", "tx_4"]);
    },
  );

  test.skipIf(missing !== undefined)("reads more than one page, and skips events of others", async () => {
    await using lake = await emptyLake(kind);
    const tenantOf = (i: number) => (i % 600 === 0 ? "bolt" : "acme");
    await lake.commit(
      Array.from({ length: 1_300 }, (_, i) =>
        appendEvent(anEvent({ tenant: tenantOf(i), subject: `tx_${i}` })),
      ),
    );
    const { subjects } = await read(lake, 1_300);
    expect(subjects).toEqual(Array.from({ length: 1_300 }, (_, i) => `tx_${i}`));
    expect((await read(lake, 3, { tenant: "bolt" })).subjects).toEqual(["tx_0", "tx_600", "tx_1200"]);
  });
});

test.skipIf(missingPostgres() !== undefined)("a cursor has a position for each region", async () => {
  await using server = await startPostgres();
  await using eu = await openTestLake({ databaseUrl: server.url }, { region: "eu" });
  await using us = await openTestLake({ databaseUrl: server.url }, { region: "us" });
  const many = (lake: Lake, name: string, count: number) =>
    lake.commit(Array.from({ length: count }, (_, i) => appendEvent(anEvent({ subject: `${name}_${i}` }))));
  const of = (subjects: readonly string[], name: string) => subjects.filter((each) => each.startsWith(name));
  await many(us, "us", 600);
  await many(eu, "eu", 700);

  const first = await read(us, 650);
  expect(formatEventCursor(first.cursor)).toMatch(/^eu:\d+,us:\d+$/);
  await many(eu, "eu.later", 1);
  const rest = await read(us, 651, { after: first.cursor });
  const all = [...first.subjects, ...rest.subjects];
  expect(of(all, "us")).toEqual(Array.from({ length: 600 }, (_, i) => `us_${i}`));
  expect(of(all, "eu")).toEqual([...Array.from({ length: 700 }, (_, i) => `eu_${i}`), "eu.later_0"]);

  // A region that is read for the first time is read from its beginning.
  const onlyUs = advanceCursor(BEGINNING, "us", Number.MAX_SAFE_INTEGER);
  expect(of((await read(eu, 701, { after: onlyUs })).subjects, "eu")).toHaveLength(701);
});
