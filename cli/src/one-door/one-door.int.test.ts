import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { COMMAND_LINE, SYSTEM } from "@tetron/domain/actor";
import { EVERY_TENANT } from "@tetron/domain/owner";
import { DEMO_TENANT } from "@tetron/domain/tenant";
import { temporaryFolder } from "@tetron/domain/testing";
import { endpoints } from "@tetron/gateway/rest-endpoints.gen";
import { readAudit } from "@tetron/lake/audit";
import { events } from "@tetron/lake/tables/events";
import type { Command } from "commander";
import { asc } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createProgram } from "../program.ts";
import { BESIDE, HISTORIES, LABELS, readsOn, writesOn } from "./deeds/testing.ts";
import { type Deed, type House, openHouse, stateOf } from "./testing.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

let house: House;
const WRITES = writesOn(
  () => house.lake,
  () => house.platform.scoring,
);
const READS = readsOn(() => house.platform.scoring);
beforeAll(async () => {
  const { path: folder } = stack.use(temporaryFolder());
  await writeFile(join(folder, "histories.ndjson"), `${HISTORIES.join("\n")}\n`);
  await writeFile(join(folder, "labels.ndjson"), `${LABELS.join("\n")}\n`);
  await writeFile(
    join(folder, "sanctioned_addresses_ETH.txt"),
    "0x00000000000000000000000000000000000e0003\n",
  );
  await writeFile(join(folder, "prices.csv"), "asset,day,usd\nETH,2024-01-31,2283.5\n");
  house = await openHouse(stack, folder);
});

const doorsOf = (deeds: Readonly<Record<string, Deed<unknown>>>, kind: "graphql" | "rest" | "cli") =>
  Object.values(deeds).flatMap((each) => Object.keys(each[kind] ?? {}));

describe("every door is in the tables above", () => {
  test("the fields of the graph", () => {
    const { schema } = house.platform.supergraph;
    const isOurs = (field: string) => !field.startsWith("_");
    const [queries, mutations] = [schema.getQueryType()!, schema.getMutationType()!].map((type) =>
      Object.keys(type.getFields()).filter(isOurs),
    );
    const known = [...doorsOf(WRITES, "graphql"), ...doorsOf(READS, "graphql")];
    expect(new Set(known)).toEqual(new Set([...queries!, ...mutations!]));
    expect(new Set(doorsOf(READS, "graphql")).intersection(new Set(mutations))).toEqual(new Set());
  });

  test("the REST endpoints", () => {
    const known = [...doorsOf(WRITES, "rest"), ...doorsOf(READS, "rest")];
    expect(new Set(known)).toEqual(new Set(Object.keys(endpoints)));
  });

  test("the commands", () => {
    const never = async () => {};
    const known = [...doorsOf(WRITES, "cli"), ...doorsOf(READS, "cli"), ...Object.keys(BESIDE)];
    expect(new Set(known)).toEqual(new Set(leavesOf(createProgram({ onLake: never, here: never }))));
  });
});

/** The words of every command without subcommands. */
function leavesOf(command: Command, words: readonly string[] = []): string[] {
  if (command.commands.length === 0) return [words.join(" ")];
  return command.commands.flatMap((each) => leavesOf(each, [...words, each.name()]));
}

test("what a start creates is audited", async () => {
  const loads = (await allEntries()).filter(({ action }) => action === "reference.load");
  expect(loads.length).toBeGreaterThan(0);
  for (const load of loads) expect(load).toMatchObject({ tenant: EVERY_TENANT, actor: SYSTEM });
});

describe.each(Object.entries(WRITES))("%s", (_name, { before, restActor, ...doors }) => {
  test("and every door leaves the same audit entries and events", async () => {
    const traces = [];
    for (const kind of ["graphql", "rest", "cli"] as const)
      for (const enter of Object.values(doors[kind] ?? {})) {
        const open = await house.furnish();
        const given = await before?.(open);
        const trace = await traceOf(() => enter(open, given));
        const byKey = kind === "rest" ? (restActor ?? open.keyId) : open.keyId;
        const actor = kind === "cli" ? COMMAND_LINE : byKey;
        expect(trace.actors).toEqual(trace.actors.map(() => actor));
        expect(trace.entries.length).toBeGreaterThan(0);
        traces.push({ entries: trace.entries, events: trace.events });
      }
    for (const trace of traces) expect(trace).toEqual(traces[0]);
  });
});

describe.each(Object.entries(READS))("reading of %s", (_name, { before, ...doors }) => {
  test("writes nothing, through whichever door", async () => {
    const open = await house.furnish();
    const given = await before?.(open);
    for (const enter of Object.values({ ...doors.graphql, ...doors.rest, ...doors.cli })) {
      const held = await stateOf(house.lake.db);
      await enter(open, given);
      expect(await stateOf(house.lake.db)).toEqual(held);
    }
  });
});

test.each(Object.entries(BESIDE))("%s is no command on the platform's lake", async (words, rest) => {
  const { cli } = await house.furnish();
  await expect(cli(...words.split(" "), ...rest)).rejects.toThrow("does not run inside the platform");
});

/**
 * What an action stores, except ids, times and hashes, which always differ. Numbers are rounded because
 * reputations decay by the second.
 */
async function traceOf(act: () => Promise<unknown>) {
  const { db } = house.lake;
  const [held, eventsBefore] = [await allEntries(), await db.$count(events)];
  const before = new Set(held.map(({ id }) => id));
  await act();
  const entries = (await allEntries()).filter(({ id }) => !before.has(id));
  const happened = (await db.select().from(events).orderBy(asc(events.seq))).slice(eventsBefore);
  return {
    actors: entries.map(({ actor }) => actor),
    entries: entries.map(({ actor: _actor, ...entry }) => sameEachTime(entry)),
    events: happened.map(({ seq: _seq, ...event }) => sameEachTime(event)),
  };
}

async function allEntries() {
  const tenants = [DEMO_TENANT, EVERY_TENANT];
  const logs = tenants.map(async (tenant) =>
    (await readAudit(house.lake, { tenant, limit: 1_000 })).map((entry) => ({ tenant, ...entry })),
  );
  return (await Promise.all(logs)).flat();
}

const ID = /\b(aud|evt|fb|hook|idx|imp|job|key|req|rt|tx|wh|whd)_[0-9A-HJKMNP-TV-Z]{26}\b/g;
const TIME = /\d{4}-\d{2}-\d{2}T[\d:.]+Z/g;

function sameEachTime(value: unknown): unknown {
  const text = JSON.stringify(value).replaceAll(ID, "$1_ID").replaceAll(TIME, "TIME");
  return JSON.parse(text, (_key, each) => (typeof each === "number" ? Number(each.toPrecision(4)) : each));
}
