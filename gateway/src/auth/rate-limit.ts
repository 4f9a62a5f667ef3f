import { Failure } from "@tetron/domain/failure";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

const MINUTE_SECONDS = 60;

/** A key's allowance after a request. */
export interface Allowance {
  /** Whether the request exceeded it. */
  readonly exceeded: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Whole seconds until `remaining` is `limit` again, at least 1. */
  readonly resetSeconds: number;
}

/** Consumes points of a key's allowance and returns the rest; `undefined` without a limit. */
export type RateLimit = (keyId: string, points?: number) => Promise<Allowance | undefined>;

/**
 * Counts by key, in fixed windows of a minute that start with a key's first request. `0` disables the limit.
 */
export function createRateLimit(perMinute: number): RateLimit {
  if (perMinute === 0) return async () => undefined;
  const limiter = new RateLimiterMemory({ points: perMinute, duration: MINUTE_SECONDS });
  const allowance = ({ remainingPoints, msBeforeNext }: RateLimiterRes, exceeded: boolean): Allowance => ({
    exceeded,
    limit: perMinute,
    remaining: remainingPoints,
    resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
  });
  return async (keyId, points = 1) => {
    try {
      return allowance(await limiter.consume(keyId, points), false);
    } catch (thrown) {
      if (thrown instanceof RateLimiterRes) return allowance(thrown, true);
      throw thrown;
    }
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

/** The allowance as response headers. */
export function rateLimitHeaders(allowance: Allowance | undefined): Readonly<Record<string, string>> {
  if (!allowance) return {};
  return {
    "RateLimit-Limit": String(allowance.limit),
    "RateLimit-Remaining": String(allowance.remaining),
    "RateLimit-Reset": String(allowance.resetSeconds),
  };
}
