import { Failure, isFailure } from "@tetron/domain/failure";
import type { Caller } from "@tetron/service/caller";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Authentication, authenticate, type Credentials } from "./authenticate.ts";
import { unauthorized } from "./bearer.ts";
import { type Allowance, type RateLimit, rateLimitHeaders, refuseExcess } from "./rate-limit.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** The caller, once the guard has accepted the request; `undefined` for an anonymous one. */
    caller: Caller | undefined;
    /** What was left of the key's allowance when it was last charged; `undefined` without a limit or a key. */
    allowance: Allowance | undefined;
  }
}

/** Authentication and rate limiting of requests. */
export interface Guard {
  /**
   * Authenticates and counts the request before its body is read.
   *
   * @throws Failure `UNAUTHORIZED`, `TOO_MANY_REQUESTS`, or `UNAVAILABLE` when keys cannot be looked up.
   */
  admit(request: FastifyRequest, reply: FastifyReply): Promise<Caller>;
  /** The same, but accepts requests without credentials as anonymous. */
  admitAnyone(request: FastifyRequest, reply: FastifyReply): Promise<Caller | undefined>;
  /** `admit` for a client that is not answered over HTTP. */
  admitClient(credentials: Credentials): Promise<Caller>;
  /** Counts another request of such a client. @throws Failure `TOO_MANY_REQUESTS` */
  countRequest(caller: Caller): Promise<void>;
  /**
   * Counts further points of a request that contains several.
   *
   * @throws Failure `TOO_MANY_REQUESTS`; `BAD_REQUEST` when they would never fit, however long one waits.
   */
  charge(caller: Caller, reply: FastifyReply, points: number): Promise<void>;
  /** Says what is left of a key's allowance in an answer that is not counted; nothing without a valid key. */
  showAllowance(request: FastifyRequest, reply: FastifyReply): Promise<void>;
}

/** Guards the routes of `app`, with one allowance per key over all of them. */
export function createGuard(
  app: FastifyInstance,
  { rateLimit, ...authentication }: Authentication & { readonly rateLimit: RateLimit },
): Guard {
  app.decorateRequest("caller", undefined);
  app.decorateRequest("allowance", undefined);

  async function count(caller: Caller, reply: FastifyReply, points: number): Promise<Allowance | undefined> {
    const allowance = await rateLimit(caller, points);
    reply.request.allowance = allowance;
    reply.headers(rateLimitHeaders(allowance));
    return allowance;
  }

  const guard: Guard = {
    async admit(request, reply) {
      const caller = await guard.admitAnyone(request, reply);
      if (!caller) throw unauthorized("Authorization: `Bearer <YOUR_API_KEY>` is required.");
      return caller;
    },
    async admitAnyone(request, reply) {
      request.caller = await authenticate(authentication, {
        header: request.headers.authorization,
        address: request.ip,
        requestId: request.id,
      });
      if (request.caller) refuseExcess(await count(request.caller, reply, 1));
      return request.caller;
    },
    async showAllowance({ headers, ip: address, id: requestId }, reply) {
      if (headers.authorization === undefined) return;
      try {
        const caller = await authenticate(authentication, {
          header: headers.authorization,
          address,
          requestId,
        });
        if (caller) reply.headers(rateLimitHeaders(await rateLimit(caller, 0)));
      } catch (error) {
        if (!isFailure(error)) throw error;
      }
    },
    async admitClient(credentials) {
      const caller = await authenticate(authentication, credentials);
      if (!caller) throw unauthorized("Authorization: `Bearer <YOUR_API_KEY>` is required.");
      await guard.countRequest(caller);
      return caller;
    },
    async countRequest(caller) {
      refuseExcess(await rateLimit(caller));
    },
    async charge(caller, reply, points) {
      const allowance = await count(caller, reply, points);
      if (allowance?.exceeded && points >= allowance.limit) throw neverFits(points + 1, allowance);
      refuseExcess(allowance);
    },
  };
  return guard;
}

/** A request that counts for more than a whole minute allows. */
function neverFits(points: number, { limit }: Allowance): Failure<"BAD_REQUEST"> {
  const message = `query: ${points} root fields count as ${points} requests, and this key may make ${limit} a minute. Send fewer at once.`;
  return new Failure("BAD_REQUEST", message, {
    issues: [{ field: "query", reason: "too_many_root_fields" }],
  });
}
