import { Failure } from "@tetron/domain/failure";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { placeOf } from "./client-place.ts";

const MINUTE_SECONDS = 60;
/** Refused keys of one address in a minute before it has to wait. */
const MAX_ATTEMPTS = 30;

/** Counts an address's refused keys. */
export interface FailedAttempts {
  /** @throws Failure `TOO_MANY_REQUESTS` when the address has tried too many. */
  check(address: string): Promise<void>;
  add(address: string): Promise<void>;
}

/** Counts by address, in windows of a minute that start with an address's first refused key. */
export function countFailedAttempts(most = MAX_ATTEMPTS): FailedAttempts {
  const limiter = new RateLimiterMemory({ points: most, duration: MINUTE_SECONDS });
  return {
    async check(address) {
      const counted = await limiter.get(placeOf(address));
      if (counted === null || counted.consumedPoints < most) return;
      throw new Failure("TOO_MANY_REQUESTS", `This address sent ${most} unknown keys. Wait a minute.`, {
        retryAfter: Math.max(1, Math.ceil(counted.msBeforeNext / 1_000)),
      });
    },
    async add(address) {
      try {
        await limiter.consume(placeOf(address));
      } catch (thrown) {
        if (!(thrown instanceof RateLimiterRes)) throw thrown;
      }
    },
  };
}
