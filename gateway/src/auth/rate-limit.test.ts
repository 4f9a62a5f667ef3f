import { expect, test } from "vitest";
import { createRateLimit, rateLimitHeaders, refuseExcess } from "./rate-limit.ts";

/** A limit on a clock that the test turns. */
function aLimit(perMinute: number, own: Readonly<Record<string, number>> = {}) {
  let ms = 1_000_000;
  const limit = createRateLimit({
    perMinute,
    limitOf: async ({ keyId }) => own[keyId] ?? null,
    now: () => ms,
  });
  const pass = (by: number) => {
    ms += by;
  };
  const take = (keyId = "key_1", points = 1) => limit({ tenant: "acme", keyId }, points);
  return { take, pass };
}

test("the 100th request of a minute passes, the 101st is refused and says when to retry", async () => {
  const { take } = aLimit(100);
  for (let n = 1; n <= 100; n++) expect(await take()).toMatchObject({ exceeded: false, remaining: 100 - n });
  const refused = await take();
  expect(() => refuseExcess(refused)).toThrow(
    expect.objectContaining({ code: "TOO_MANY_REQUESTS", details: { retryAfter: 60 } }),
  );
  expect(rateLimitHeaders(refused)).toEqual({
    RateLimit: '"default";r=0;t=60',
    "RateLimit-Policy": '"default";q=100;w=60',
    "RateLimit-Limit": "100",
    "RateLimit-Remaining": "0",
    "RateLimit-Reset": "60",
  });
});

test("no client has to wait longer than a minute, whatever the clock's fractions", async () => {
  const { take, pass } = aLimit(1_000);
  for (let n = 0; n < 500; n++) {
    expect((await take("key_1", 2))!.resetSeconds).toBeLessThanOrEqual(60);
    pass(61_000.1);
  }
});

test("waiting Retry-After is enough, however the requests were spread, and less is not", async () => {
  const { take, pass } = aLimit(100);
  for (let n = 0; n < 100; n++) {
    await take();
    pass(137);
  }
  for (let again = 0; again < 200; again++) {
    const { exceeded, resetSeconds } = (await take())!;
    if (!exceeded) continue;
    pass((resetSeconds - 1) * 1_000);
    const early = (await take())!;
    pass(1_000);
    if (early.exceeded) expect(await take()).toMatchObject({ exceeded: false });
  }
});

test("the minute slides: no 60 seconds have more requests than the limit", async () => {
  const { take, pass } = aLimit(10);
  const admitted: number[] = [];
  for (let at = 0; at < 300_000; at += 777) {
    if (!(await take())!.exceeded) admitted.push(at);
    pass(777);
  }
  for (const [n, at] of admitted.entries())
    if (n >= 10) expect(at - admitted[n - 10]!).toBeGreaterThanOrEqual(60_000);
  expect(admitted.length).toBeGreaterThan(40);
});

test("a refused request is not counted", async () => {
  const { take, pass } = aLimit(1);
  await take();
  for (let n = 0; n < 59; n++) {
    pass(1_000);
    expect(await take()).toMatchObject({ exceeded: true, resetSeconds: 59 - n });
  }
  pass(1_000);
  expect(await take()).toMatchObject({ exceeded: false });
});

test("each key has its own allowance, and several points may be taken at once", async () => {
  const { take } = aLimit(5);
  expect(await take("key_1", 5)).toMatchObject({ exceeded: false, remaining: 0 });
  expect(await take("key_2")).toMatchObject({ exceeded: false, remaining: 4 });
  expect(await take("key_1")).toMatchObject({ exceeded: true });
  expect(await take("key_3", 6)).toMatchObject({ exceeded: true, remaining: 5, resetSeconds: 60 });
});

test("a key's own limit counts instead of the default, and 0 is none", async () => {
  const { take } = aLimit(1, { key_1: 3, key_2: 0 });
  expect(await take("key_1")).toMatchObject({ limit: 3, remaining: 2 });
  expect(await take("key_2")).toBeUndefined();
  expect(await take("key_3")).toMatchObject({ limit: 1 });
  expect(await aLimit(0).take("key_3", 1_000)).toBeUndefined();
  expect(await aLimit(0, { key_4: 2 }).take("key_4")).toMatchObject({ limit: 2 });
  expect(rateLimitHeaders(undefined)).toEqual({});
});
