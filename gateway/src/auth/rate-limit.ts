import { MINUTE_MS } from "@tetron/domain/durations";
import { Failure } from "@tetron/domain/failure";
import type { ReadLimit } from "./own-limits.ts";
import { createSlidingWindow, type SlidingWindow } from "./sliding-window.ts";

const MINUTE_SECONDS = MINUTE_MS / 1_000;

/** A key's allowance after a request. */
export interface Allowance {
  /** Whether the request exceeded it; then it was not counted. */
  readonly exceeded: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Whole seconds, at least 1: until the request fits when it exceeded, else until `remaining` next rises. */
  readonly resetSeconds: number;
}

/** Consumes points of a caller's allowance and returns the rest; `undefined` without a limit. */
export type RateLimit = (caller: Limited, points?: number) => Promise<Allowance | undefined>;

type Limited = Parameters<ReadLimit>[0];

export interface RateLimitOptions {
  /** The limit of keys that have none of their own; 0 for any number. */
  readonly perMinute: number;
  /** What was set for a key or its tenant. */
  readonly limitOf: ReadLimit;
  /** A clock that never goes back, in milliseconds. */
  readonly now?: () => number;
}

/**
 * Counts by key, over the last 60 seconds at any moment. Each process counts for itself: behind a balancer a key may
 * make its limit at every gateway.
 */
export function createRateLimit({
  perMinute,
  limitOf,
  now = () => performance.now(),
}: RateLimitOptions): RateLimit {
  const windows = new Map<string, SlidingWindow>();
  let sweptAt = now();

  function sweep(at: number): void {
    if (at - sweptAt < MINUTE_MS) return;
    sweptAt = at;
    for (const [key, window] of windows) if (window.isEmpty(at)) windows.delete(key);
  }

  return async (caller, points = 1) => {
    const limit = (await limitOf(caller)) ?? perMinute;
    if (limit === 0) return undefined;
    const at = now();
    sweep(at);
    const window = windows.get(caller.keyId) ?? createSlidingWindow();
    windows.set(caller.keyId, window);
    const { exceeded, remaining, waitMs } = window.take(points, limit, at);
    return { exceeded, limit, remaining, resetSeconds: Math.ceil(waitMs / 1_000) };
  };
}

/** @throws Failure `TOO_MANY_REQUESTS` when the allowance is used up. */
export function refuseExcess(allowance: Allowance | undefined): void {
  if (!allowance?.exceeded) return;
  const { limit, resetSeconds } = allowance;
  throw new Failure("TOO_MANY_REQUESTS", `This key may make ${limit} requests a minute.`, {
    retryAfter: resetSeconds,
  });
}

/**
 * The allowance as response headers: those of the IETF's draft-ietf-httpapi-ratelimit-headers, and the three that came
 * before them.
 */
export function rateLimitHeaders(allowance: Allowance | undefined): Readonly<Record<string, string>> {
  if (!allowance) return {};
  const { limit, remaining, resetSeconds } = allowance;
  return {
    RateLimit: `"default";r=${remaining};t=${resetSeconds}`,
    "RateLimit-Policy": `"default";q=${limit};w=${MINUTE_SECONDS}`,
    "RateLimit-Limit": String(limit),
    "RateLimit-Remaining": String(remaining),
    "RateLimit-Reset": String(resetSeconds),
  };
}
