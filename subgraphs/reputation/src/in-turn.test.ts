import { expect, test } from "vitest";
import { createInTurn } from "./in-turn.ts";

test("work with one key is done one after another, in the order asked", async () => {
  const inTurn = createInTurn();
  const log: string[] = [];
  const store = Promise.withResolvers<void>();
  const work = (name: string, done: Promise<void>) => async () => {
    log.push(`${name} begins`);
    await done;
    log.push(`${name} ends`);
  };
  const first = inTurn("a", work("first", store.promise));
  const second = inTurn("a", work("second", Promise.resolve()));
  await new Promise(setImmediate);
  store.resolve();
  await Promise.all([first, second]);
  expect(log).toEqual(["first begins", "first ends", "second begins", "second ends"]);
});

test("work with other keys does not wait", async () => {
  const inTurn = createInTurn();
  const stuck = Promise.withResolvers<void>();
  const waiting = inTurn("a", () => stuck.promise);
  expect(await inTurn("b", async () => "done")).toBe("done");
  stuck.resolve();
  await waiting;
});

test("a failing call fails for its own caller, and the next one runs", async () => {
  const inTurn = createInTurn();
  const failing = inTurn("a", () => Promise.reject(new Error("no")));
  const next = inTurn("a", async () => "done");
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe("done");
});
