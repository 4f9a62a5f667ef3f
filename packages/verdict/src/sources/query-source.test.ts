import { expect, test } from "vitest";
import { querySource } from "./query-source.ts";

const forever = () => new Promise<never>(() => {});

test("a source that answers in time is used", async () => {
  const answer = await querySource({ deadlineMs: 1_000, ask: async () => 7 }, new AbortController().signal);
  expect(answer).toEqual({ late: false, value: 7 });
});

test("a source that hangs is late at its deadline, and is aborted", async () => {
  let told: AbortSignal | undefined;
  const ask = (signal: AbortSignal) => {
    told = signal;
    return forever();
  };
  const answer = await querySource({ deadlineMs: 5, ask }, new AbortController().signal);
  expect([answer.late, told?.aborted]).toEqual([true, true]);
});

test("a source that fails is late, with the cause for the log", async () => {
  const cause = new Error("connection lost");
  const answer = await querySource(
    { deadlineMs: 1_000, ask: () => Promise.reject(cause) },
    new AbortController().signal,
  );
  expect(answer).toEqual({ late: true, value: undefined, cause });
});

test("when the caller aborts, the wait ends with the caller's reason", async () => {
  const caller = new AbortController();
  const answer = querySource({ deadlineMs: 60_000, ask: forever }, caller.signal);
  caller.abort(new Error("client closed"));
  await expect(answer).rejects.toThrow("client closed");
});
