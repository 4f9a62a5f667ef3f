import { expect, test } from "vitest";
import { createIds, firstIdAt, isId } from "./id.ts";

test("ids rise, even within a millisecond and when the clock steps back", () => {
  const times = [5_000, 5_000, 5_000, 4_000, 6_000];
  const next = createIds(() => times.shift()!);
  const ids = Array.from({ length: 5 }, () => next("tx"));
  expect(ids).toEqual(ids.toSorted());
  expect(new Set(ids).size).toBe(5);
});

test("an id is known by its prefix and a ULID", () => {
  const id = createIds()("rt");
  expect(isId("rt", id)).toBe(true);
  expect(isId("tx", id)).toBe(false);
  for (const text of ["rt_", "rt_1", `${id}0`, id.toLowerCase(), "rt_8ZZZZZZZZZZZZZZZZZZZZZZZZZ"])
    expect(isId("rt", text)).toBe(false);
});

test("the first id of a time sorts before all that are made from then on, and after those before", () => {
  const [before, then] = [4_999, 5_000].map((time) => createIds(() => time)("tx"));
  const first = firstIdAt("tx", 5_000);
  expect([then, first, before].toSorted()).toEqual([before, first, then]);
  expect(isId("tx", first)).toBe(true);
});

test("ids of one millisecond from many sources differ", () => {
  const ids = Array.from({ length: 1_000 }, () => createIds(() => 5_000)("evt"));
  expect(new Set(ids).size).toBe(ids.length);
});
