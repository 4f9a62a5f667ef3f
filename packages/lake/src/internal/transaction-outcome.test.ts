import type { Pool } from "pg";
import { expect, test, vi } from "vitest";
import { transactionOutcome } from "./transaction-outcome.ts";

/** A server that gives these answers, one for each question; an error is thrown. */
function aServer(...answers: (string | Error)[]): Pick<Pool, "query"> {
  const query = async () => {
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return { rows: [{ status: answer }] };
  };
  return { query: query as unknown as Pool["query"] };
}

test("a server that cannot be asked at first is asked again, and each error is logged", async () => {
  const [first, second] = [new Error("connection refused"), new Error("starting up")];
  const warn = vi.fn();
  expect(await transactionOutcome(aServer(first, second, "committed"), "7", { warn })).toBe("committed");
  expect(warn.mock.calls.map(([{ err }]) => err)).toEqual([first, second]);
});

test("a transaction that is still running is waited for", async () => {
  const warn = vi.fn();
  expect(await transactionOutcome(aServer("in progress", "aborted"), "7", { warn })).toBe("aborted");
  expect(warn).not.toHaveBeenCalled();
});
