import { expect, test } from "vitest";
import { createTurns } from "./turns.ts";

const { signal } = new AbortController();
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Turns, who goes on in which order, and the places that they hold. */
function places(most: number) {
  const turns = createTurns(most);
  const going: string[] = [];
  const held = new Map<string, Disposable>();
  return {
    going,
    come(name: string, isAwaited?: () => boolean, given = signal) {
      turns.next(given, isAwaited).then(
        (place) => {
          going.push(name);
          held.set(name, place);
        },
        () => going.push(`${name} left`),
      );
    },
    async leave(name: string) {
      held.get(name)![Symbol.dispose]();
      await settled();
    },
  };
}

test("as many as there are places go on at once, the others in the order of asking", async () => {
  const { come, leave, going } = places(2);
  for (const name of ["a", "b", "c", "d"]) come(name);
  await settled();
  expect(going).toEqual(["a", "b"]);
  await leave("b");
  await leave("a");
  expect(going).toEqual(["a", "b", "c", "d"]);
});

test("what nobody waits for goes on one at a time, behind what somebody waits for", async () => {
  const { come, leave, going } = places(3);
  let isAwaited = false;
  for (const name of ["a", "b"]) come(name, () => false);
  come("c", () => isAwaited);
  come("d");
  await settled();
  expect(going).toEqual(["a", "d"]);
  isAwaited = true;
  await leave("d");
  expect(going).toEqual(["a", "d", "c"]);
  await leave("a");
  expect(going.at(-1)).toBe("b");
});

test("who has left holds no place", async () => {
  const { come, leave, going } = places(1);
  const left = new AbortController();
  come("a");
  come("b", undefined, left.signal);
  come("c");
  left.abort();
  await settled();
  await leave("a");
  expect(going).toEqual(["a", "b left", "c"]);
});
