import { anEvent } from "@tetron/lake/testing";
import { expect, test } from "vitest";
import { furthest, hasReached, keepRecentEvents } from "./recent-events.ts";
import { streamEvent } from "./stream-event.ts";

/** More events than are kept. */
const MANY = 10_000;

const at = (region: string, seq: number, cursor: readonly [string, number][] = [[region, seq]]) =>
  streamEvent({ event: { ...anEvent(), region, seq, version: 1 }, cursor: new Map(cursor) })!;

test("a reader gets what it has not seen, of each region", () => {
  const recent = keepRecentEvents(new Map([["eu", 5]]));
  const events = [
    at("eu", 6),
    at("us", 1, [
      ["eu", 6],
      ["us", 1],
    ]),
    at("eu", 7, [
      ["eu", 7],
      ["us", 1],
    ]),
  ];
  for (const event of events) recent.add(event);
  const seen = (cursor: readonly [string, number][]) =>
    [...recent.after(new Map(cursor))].map(({ region, seq }) => `${region}:${seq}`);

  expect(seen([["eu", 5]])).toEqual(["eu:6", "us:1", "eu:7"]);
  expect(seen([["eu", 6]])).toEqual(["us:1", "eu:7"]);
  expect(seen([["eu", 7]])).toEqual(["us:1"]);
  expect(
    seen([
      ["eu", 6],
      ["us", 1],
    ]),
  ).toEqual(["eu:7"]);
  expect(recent.covers(new Map([["eu", 4]]))).toBe(false);
  expect(recent.covers(new Map([["us", 1]]))).toBe(false);
  expect(recent.covers(new Map([["eu", 5]]))).toBe(true);
});

test("what is not kept any more is not covered, and the rest is there without a hole", () => {
  const recent = keepRecentEvents(new Map());
  for (let seq = 1; seq <= MANY; seq++) recent.add(at("local", seq));
  const covered = Array.from({ length: MANY + 1 }, (_, seq) => seq).filter((seq) =>
    recent.covers(new Map([["local", seq]])),
  );
  const [first] = covered;

  expect(MANY - first!).toBeGreaterThanOrEqual(4_096);
  expect(MANY - first!).toBeLessThan(4_096 + 256);
  expect(covered).toEqual(Array.from({ length: MANY + 1 - first! }, (_, i) => first! + i));
  expect([...recent.after(new Map([["local", first!]]))].map(({ seq }) => seq)).toEqual(
    Array.from({ length: MANY - first! }, (_, i) => first! + 1 + i),
  );
});

test("cursors are compared region by region", () => {
  const [eu, us, both] = [
    new Map([["eu", 3]]),
    new Map([["us", 4]]),
    new Map([
      ["eu", 3],
      ["us", 4],
    ]),
  ];

  expect(furthest(eu, us)).toEqual(both);
  expect([hasReached(both, eu), hasReached(eu, both), hasReached(eu, eu)]).toEqual([true, false, true]);
});
