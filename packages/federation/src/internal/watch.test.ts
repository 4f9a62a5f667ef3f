import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { startWatch } from "./watch.ts";

const waiter = (said: string[], name: string) => ({
  expire: () => void said.push(`${name} expired`),
  leave: (reason: unknown) => void said.push(`${name} left: ${reason}`),
});

test("each waiter expires at its own time, and a removed one never", async () => {
  const said: string[] = [];
  const watch = startWatch(40);
  const removed = waiter(said, "removed");
  watch.add(waiter(said, "first"));
  watch.add(removed);
  await sleep(20);
  watch.add(waiter(said, "second"));
  watch.remove(removed);

  await sleep(28);
  expect(said).toEqual(["first expired"]);
  await sleep(30);
  expect(said).toEqual(["first expired", "second expired"]);
});

test("when the client leaves all waiters are told, once", async () => {
  const said: string[] = [];
  const watch = startWatch(10);
  watch.add(waiter(said, "a"));
  watch.add(waiter(said, "b"));
  watch.leave("gone");
  watch.close();
  await sleep(20);

  expect(said).toEqual(["a left: gone", "b left: gone"]);
});
