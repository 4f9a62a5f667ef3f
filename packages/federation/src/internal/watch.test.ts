import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startWatch } from "./watch.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

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
  vi.advanceTimersByTime(20);
  watch.add(waiter(said, "second"));
  watch.remove(removed);

  vi.advanceTimersByTime(20);
  expect(said).toEqual(["first expired"]);
  vi.advanceTimersByTime(20);
  expect(said).toEqual(["first expired", "second expired"]);
});

test("when the client disconnects all waiters are notified once", async () => {
  const said: string[] = [];
  const watch = startWatch(10);
  watch.add(waiter(said, "a"));
  watch.add(waiter(said, "b"));
  watch.leave("gone");
  watch.close();
  vi.advanceTimersByTime(20);

  expect(said).toEqual(["a left: gone", "b left: gone"]);
});
