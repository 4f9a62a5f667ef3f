import { Failure } from "@tetron/domain/failure";
import { expect, test } from "vitest";
import { createMetrics } from "./metrics.ts";
import { serveOperations } from "./operations.ts";
import { aQuietLog, aServer } from "./testing.ts";

async function someOperations(stack: AsyncDisposableStack, lake: () => Promise<void>) {
  const url = await serveOperations(stack, {
    log: aQuietLog().log,
    metrics: createMetrics("test"),
    stopping: new AbortController().signal,
    checks: { lake },
    needs: { score: ["lake"] },
    host: "127.0.0.1",
    port: 0,
  });
  return async (path: string) => {
    const answer = await fetch(`${url}${path}`);
    return { status: answer.status, type: answer.headers.get("content-type"), text: await answer.text() };
  };
}

test("operators see which dependency is down, and what needs it", async () => {
  await using stack = new AsyncDisposableStack();
  const ask = await someOperations(stack, async () => {
    throw new Failure("UNAVAILABLE", "The lake's disk is full.", { dependency: "lake", retryAfter: 1 });
  });
  const { status, text } = await ask("/health/ready");
  expect([status, JSON.parse(text)]).toMatchObject([
    503,
    {
      checks: { lake: { status: "down", message: "The lake's disk is full." } },
      endpoints: { score: { status: "down", needs: ["lake"] } },
    },
  ]);
});

test("metrics are in Prometheus's format and their names end in the unit", async () => {
  await using stack = new AsyncDisposableStack();
  const ask = await someOperations(stack, async () => {});
  await ask("/health/live");
  const { type, text } = await ask("/metrics");
  expect(type).toContain("text/plain");
  expect(text).toMatch(/tetron_http_request_duration_seconds_count\{.*route="\/health\/live".*\} 1/);
  const own = [...text.matchAll(/^# TYPE (tetron_\w+)/gm)].map(([, name]) => name);
  expect(own.length).toBeGreaterThan(2);
  // A state, 0 or 1, has no unit.
  for (const name of own) expect(name).toMatch(/_(seconds|total|bytes|ratio|running)$/);
});

test("the clients' port has no metrics, and without an operations port there are none", async () => {
  expect((await aServer().app.inject({ url: "/metrics" })).statusCode).toBe(404);
  await using stack = new AsyncDisposableStack();
  const { log } = aQuietLog();
  const rest = { log, metrics: createMetrics("test"), stopping: new AbortController().signal, checks: {} };
  expect(await serveOperations(stack, { ...rest, host: "127.0.0.1", port: undefined })).toBeUndefined();
});
