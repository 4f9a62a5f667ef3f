import { expect, test } from "vitest";
import { createIds, isId } from "./id.ts";

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
