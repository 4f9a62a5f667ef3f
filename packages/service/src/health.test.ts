import { Failure } from "@tetron/domain/failure";
import { expect, test } from "vitest";
import { checkHealth } from "./health.ts";

test("ready means that every dependency answers", async () => {
  const health = await checkHealth({ checks: { lake: async () => {}, cache: async () => {} } });
  expect(health).toMatchObject({
    status: "ready",
    checks: { lake: { status: "up" }, cache: { status: "up" } },
  });
});

test("a dependency that is down is named, and the others are still reported", async () => {
  const down = new Failure("UNAVAILABLE", "The lake does not answer.", { dependency: "lake", retryAfter: 1 });
  const health = await checkHealth({ checks: { lake: () => Promise.reject(down), cache: async () => {} } });
  expect(health).toMatchObject({
    status: "not_ready",
    checks: { lake: { status: "down", message: "The lake does not answer." }, cache: { status: "up" } },
  });
});

test("one that hangs is down at its deadline", async () => {
  const start = performance.now();
  const health = await checkHealth({ checks: { lake: () => new Promise(() => {}) } }, 50);
  expect(health.checks["lake"]).toMatchObject({ status: "down", message: "It did not answer in time." });
  expect(performance.now() - start).toBeLessThan(1_000);
});

test("a check's signal aborts when its caller is gone", async () => {
  const aborted = Promise.withResolvers<void>();
  const lake = (signal: AbortSignal) => {
    signal.addEventListener("abort", () => aborted.resolve());
    return new Promise<void>(() => {});
  };
  await checkHealth({ checks: { lake } }, 20);
  await aborted.promise;
});

test("a bug in a check does not show its message", async () => {
  const health = await checkHealth({
    checks: {
      lake: async () => {
        throw new TypeError("hunter2");
      },
    },
  });
  expect(JSON.stringify(health)).not.toContain("hunter2");
});

test("ready is who can serve what needs least: a dead dependency takes with it what needs it, and no more", async () => {
  const up = async () => {};
  const down = () => Promise.reject(new Error("gone"));
  const needs = { score: ["lake", "scoring"], quote: ["lake", "routing"] };
  expect(await checkHealth({ checks: { lake: up, scoring: down, routing: up }, needs })).toMatchObject({
    status: "ready",
    endpoints: { score: { status: "down", needs: needs.score }, quote: { status: "up" } },
  });
  for (const checks of [
    { lake: down, scoring: up, routing: up },
    { lake: up, scoring: down, routing: down },
  ])
    expect(await checkHealth({ checks, needs })).toMatchObject({ status: "not_ready" });
});

test("a report is shown beside the checks and decides nothing, also when it cannot be made", async () => {
  const reports = {
    chains: async () => ({ ethereum: { lag_blocks: 900 } }),
    broken: async () => {
      throw new Error("hunter2");
    },
    late: () => new Promise<object>(() => {}),
  };
  expect(await checkHealth({ checks: { lake: async () => {} }, reports }, 50)).toMatchObject({
    status: "ready",
    reports: { chains: { ethereum: { lag_blocks: 900 } }, broken: null, late: null },
  });
});
