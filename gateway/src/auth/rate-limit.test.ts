import { expect, test, vi } from "vitest";
import { createRateLimit, rateLimitHeaders, refuseExcess } from "./rate-limit.ts";

test("a key may make as many requests as its limit, and the refusal says when to retry", async () => {
  const limit = createRateLimit(2);
  expect(await limit("key_1")).toEqual({ exceeded: false, limit: 2, remaining: 1, resetSeconds: 60 });
  refuseExcess(await limit("key_1"));
  const third = await limit("key_1");
  expect(() => refuseExcess(third)).toThrow(
    expect.objectContaining({ code: "TOO_MANY_REQUESTS", details: { retryAfter: 60 } }),
  );
  expect(rateLimitHeaders(third)).toEqual({
    "RateLimit-Limit": "2",
    "RateLimit-Remaining": "0",
    "RateLimit-Reset": "60",
  });
});

test("each key has its own allowance, and several points may be taken at once", async () => {
  const limit = createRateLimit(5);
  expect(await limit("key_1", 5)).toMatchObject({ exceeded: false, remaining: 0 });
  expect(await limit("key_2")).toMatchObject({ exceeded: false, remaining: 4 });
  expect(await limit("key_1")).toMatchObject({ exceeded: true });
});

test("the allowance comes back after a minute", async () => {
  vi.useFakeTimers();
  try {
    const limit = createRateLimit(1);
    await limit("key_1");
    vi.advanceTimersByTime(60_001);
    expect(await limit("key_1")).toMatchObject({ exceeded: false, remaining: 0 });
  } finally {
    vi.useRealTimers();
  }
});

test("0 disables the limit and its headers", async () => {
  expect(await createRateLimit(0)("key_1", 1_000)).toBeUndefined();
  expect(rateLimitHeaders(undefined)).toEqual({});
});
