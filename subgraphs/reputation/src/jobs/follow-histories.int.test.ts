import { formatEventCursor } from "@tetron/domain/event-cursor";
import { findReaderPlace, moveReader } from "@tetron/lake/event-readers";
import { appendEvent } from "@tetron/lake/events";
import { toExactJson } from "@tetron/lake/exact-json";
import { storeHistory } from "@tetron/lake/histories";
import { loadLabels } from "@tetron/lake/labels";
import { eventReaders } from "@tetron/lake/tables/event-readers";
import { reputationStates } from "@tetron/lake/tables/reputation-states";
import { anEvent, committedEvents, emptyLake, silent } from "@tetron/lake/testing";
import { openReputationArtifacts } from "@tetron/service/reputation-artifacts";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import type { ReputationDeps } from "../deps.ts";
import { openReputation } from "../open-reputation.ts";
import { rebuildStates } from "../rebuild-states.ts";
import { followHistories } from "./follow-histories.ts";

const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());
beforeEach(() => lake.clear());

const artifacts = await openReputationArtifacts({});
const deps = openReputation(lake, artifacts, silent);
const JOB = "reputation.follow-histories";
const PATIENCE_MS = 20_000;
const address = (n: number) => `0x${n.toString(16).padStart(40, "0")}`;
let minute = 0;

function keep(n: number, content = historyOf(n)): Promise<string | undefined> {
  minute += 1;
  return lake.transaction((tx) =>
    storeHistory(tx, {
      owner: "operator",
      network: "ethereum",
      address: address(n),
      content: new TextEncoder().encode(content),
      transactions: 0,
      source: "test",
      importedAt: new Date(minute * 60_000),
    }),
  );
}

function historyOf(n: number): string {
  return toExactJson({ network: "ethereum", address: address(n), transactions: [], tokenTransfers: [] });
}

const byAddress = (a: { address: string }, b: { address: string }) => a.address.localeCompare(b.address);
const states = () => lake.db.select().from(reputationStates);
const place = async () => formatEventCursor((await findReaderPlace(lake.db, JOB))!.cursor);
const end = async () => formatEventCursor((await committedEvents(lake, { tenant: null })).at(-1)!.cursor);

/** Runs the job until `done` holds and the job has nothing left to do. @returns What it threw. */
async function runUntil(done: () => Promise<void>, over: ReputationDeps = deps): Promise<unknown> {
  const stop = new AbortController();
  const run = followHistories(over)
    .run(stop.signal)
    .then(
      () => undefined,
      (error: unknown) => error,
    );
  let hasEnded = false;
  const look = async () => {
    if (!hasEnded) await done();
  };
  const waiting = vi.waitFor(look, { timeout: PATIENCE_MS, interval: 20 });
  await Promise.race([waiting, run]);
  hasEnded = true;
  stop.abort();
  // A look that began before the run ended is not left behind: it would fail the test.
  await waiting;
  return run;
}

test("histories imported before the first run are read once, and later ones by their events", async () => {
  await keep(1);
  await runUntil(async () => expect(await place()).toBe(await end()));
  expect((await states()).map((each) => each.address)).toEqual([address(1)]);

  await keep(2);
  await lake.commit([appendEvent(anEvent())]);
  await keep(3);
  await runUntil(async () => expect(await place()).toBe(await end()));
  expect((await states()).map((each) => each.address).toSorted()).toEqual([1, 2, 3].map(address));
});

test("states that were dropped are made again, equal and without an event", async () => {
  await keep(1);
  await keep(2);
  await runUntil(async () => expect(await place()).toBe(await end()));
  const before = await states();
  await lake.db.delete(reputationStates);
  // Nobody has computed this one yet: the job does, and announces it.
  await keep(3);
  await rebuildStates(deps, new AbortController().signal);
  expect((await states()).toSorted(byAddress)).toEqual(before.toSorted(byAddress));
  expect((await committedEvents(lake)).map(({ event }) => event.type)).toEqual(
    Array.from({ length: 3 }, () => "history.imported"),
  );
});

test("replacing a list recomputes every history, and importing the same list does not", async () => {
  await keep(1);
  await keep(2);
  await runUntil(async () => expect(await place()).toBe(await end()));
  const basis = async () => (await states()).map(({ history }) => history.split("+")[1]);
  const [before] = await basis();
  const edition = {
    owner: "system",
    name: "labels",
    network: "*",
    version: "1",
    url: "u",
    asOf: new Date(0),
  } as const;
  await loadLabels(lake, edition, [
    { network: "ethereum", address: address(9), label: "exchange", name: "" },
  ]);
  await loadLabels(lake, edition, []);
  await runUntil(async () => expect(await place()).toBe(await end()));
  const [one, other] = await basis();
  expect([one === other, one === before]).toEqual([true, false]);
});

test("a history that cannot be read is passed over, and those behind it are taken in", async () => {
  await runUntil(async () => expect(await findReaderPlace(lake.db, JOB)).toBeDefined());
  await keep(1, "not a history");
  await keep(2);
  await runUntil(async () => expect(await place()).toBe(await end()));
  expect((await states()).map((each) => each.address)).toEqual([address(2)]);
});

test("a process that lost its lease commits nothing", async () => {
  await runUntil(async () => expect(await findReaderPlace(lake.db, JOB)).toBeDefined());
  const slow: ReputationDeps = {
    ...deps,
    lake: {
      ...lake,
      async commit(writes, signal) {
        // Another process reads the same event meanwhile and is done with it.
        const from = (await findReaderPlace(lake.db, JOB))!;
        const [last] = (await committedEvents(lake, { tenant: null })).slice(-1);
        await lake.commit([moveReader(JOB, { from, to: { ...from, cursor: last!.cursor } })]);
        return lake.commit(writes, signal);
      },
    },
  };
  await keep(1);
  const thrown = await runUntil(() => expect(states()).resolves.toHaveLength(1), slow);
  expect(thrown).toMatchObject({ code: "CONFLICT", message: expect.stringContaining(JOB) });
  expect(await states()).toEqual([]);
});

test("other words for labels have everything looked at again", async () => {
  await keep(1);
  await runUntil(async () => expect(await place()).toBe(await end()));
  const [{ history: before } = { history: "" }] = await states();
  const taxonomy = { ...artifacts.taxonomy, version: "other words" };
  const other = openReputation(lake, { ...artifacts, taxonomy }, silent);
  await runUntil(async () => {
    const [stored] = await lake.db.select().from(eventReaders);
    expect(stored?.basis).toBe("other words");
  }, other);
  expect((await states())[0]?.history).not.toBe(before);
});
