import { getEventListeners } from "node:events";
import { afterEach, expect, test, vi } from "vitest";
import { DeadlineExceeded, within } from "./within.ts";

const hang = () => new Promise<never>(() => {});

afterEach(() => void vi.useRealTimers());

test("work that ends in time is answered, and neither a timer nor a listener stays", async () => {
  vi.useFakeTimers();
  const { signal } = new AbortController();
  expect(await within({ ms: 60_000, signal }, async () => 7)).toBe(7);
  await expect(within({ ms: 60_000, signal }, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect([vi.getTimerCount(), getEventListeners(signal, "abort")]).toEqual([0, []]);
});

test("work that hangs is abandoned at the deadline, and its signal aborts with the error that is thrown", async () => {
  let told: AbortSignal | undefined;
  const waiting = within({ ms: 5 }, (signal) => {
    told = signal;
    return hang();
  });
  const late = await waiting.catch((error: unknown) => error);
  expect(late).toBeInstanceOf(DeadlineExceeded);
  expect((late as Error).message).toBe("No answer within 5 ms.");
  expect(told?.reason).toBe(late);
});

test("what the work throws because of the abort does not hide that the time was up", async () => {
  const heeding = (signal: AbortSignal) =>
    new Promise<never>((_resolve, reject) => {
      signal.addEventListener("abort", () => reject(new Error("aborted")), { once: true });
    });
  await expect(within({ ms: 5 }, heeding)).rejects.toBeInstanceOf(DeadlineExceeded);
  expect(await within({ ms: 5, onLate: () => "late" }, heeding)).toBe("late");
});

test("the outer signal's reason is thrown, and passed to the work", async () => {
  const outer = new AbortController();
  const gone = new Error("client closed");
  let told: AbortSignal | undefined;
  const waiting = within({ ms: 60_000, signal: outer.signal, onLate: () => "late" }, (signal) => {
    told = signal;
    return hang();
  });
  outer.abort(gone);
  expect([await waiting.catch((error: unknown) => error), told?.reason]).toEqual([gone, gone]);
});

test("no work begins when the outer signal has aborted", async () => {
  const work = vi.fn(hang);
  await expect(within({ signal: AbortSignal.abort(new Error("gone")) }, work)).rejects.toThrow("gone");
  expect(work).not.toHaveBeenCalled();
});

test("an error that comes too late is dropped, not an unhandled rejection", async () => {
  const unhandled = vi.fn();
  process.on("unhandledRejection", unhandled);
  try {
    const { promise, reject } = Promise.withResolvers<never>();
    expect(await within({ ms: 1, onLate: () => "late" }, () => promise)).toBe("late");
    reject(new Error("too late"));
    // Node looks for unhandled rejections after the microtasks of a turn.
    await new Promise((resolve) => setImmediate(resolve));
    expect(unhandled).not.toHaveBeenCalled();
  } finally {
    process.off("unhandledRejection", unhandled);
  }
});

test("an answer for lateness may be an error of its own", async () => {
  const onLate = () => {
    throw new TypeError("too late");
  };
  await expect(within({ ms: 1, onLate }, hang)).rejects.toThrow(TypeError);
});
