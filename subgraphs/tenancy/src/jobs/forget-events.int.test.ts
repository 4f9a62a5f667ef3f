import { DAY_MS } from "@tetron/domain/durations";
import { heldEvents } from "@tetron/lake/event-page";
import { moveReader } from "@tetron/lake/event-readers";
import { appendEvent } from "@tetron/lake/events";
import { events } from "@tetron/lake/tables/events";
import { anEvent, emptyLake, silent, testStores } from "@tetron/lake/testing";
import { describe, expect, test } from "vitest";
import { forgetEvents } from "./forget-events.ts";

const { signal } = new AbortController();
const ago = (days: number) => new Date(Date.now() - days * DAY_MS);

describe.each(testStores())("events on $kind", ({ kind, missing }) => {
  test.skipIf(missing !== undefined)(
    "that are old are deleted up to where every job has read, in order, and never the last one",
    async () => {
      await using lake = await emptyLake(kind);
      for (const days of [40, 39, 38, 5, 37]) await lake.commit([appendEvent(anEvent({ at: ago(days) }))]);
      const all = await seqs();
      const [region] = (await heldEvents(lake.db)).map((each) => each.region);
      const placeAt = (at: number) => ({ cursor: new Map([[region!, all[at]!]]), basis: "" });
      await lake.commit([moveReader("a-job", { from: undefined, to: placeAt(1) })]);
      const job = forgetEvents({ lake, log: silent }, 30);
      await job.run(signal);
      expect(await seqs()).toEqual(all.slice(2));
      // The fourth is younger: the one behind it stays with it.
      await lake.commit([moveReader("a-job", { from: placeAt(1), to: placeAt(4) })]);
      await job.run(signal);
      expect(await seqs()).toEqual(all.slice(3));
      expect(await heldEvents(lake.db)).toEqual([{ region, first: all[3], last: all[4] }]);
      await forgetEvents({ lake, log: silent }, 1).run(signal);
      expect(await seqs()).toEqual(all.slice(4));

      async function seqs(): Promise<number[]> {
        const rows = await lake.db.select({ seq: events.seq }).from(events).orderBy(events.seq);
        return rows.map(({ seq }) => seq);
      }
    },
  );
});
