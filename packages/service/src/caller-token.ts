import { createSecretKey } from "node:crypto";
import { Failure } from "@tetron/domain/failure";
import { SCOPES } from "@tetron/domain/scope";
import { isTenantId } from "@tetron/domain/tenant";
import { decodeJwt, jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import type { Caller } from "./caller.ts";

const ALGORITHM = "HS256";
const ISSUER = "tetron-gateway";
/** A token is signed for one call, which has a deadline of ten seconds. */
const LIFE_SECONDS = 30;
/** Tolerated difference between the clocks of two machines, in seconds. */
const SKEW_SECONDS = 30;

const Claims = z.object({
  sub: z.string().min(1),
  jti: z.string().min(1),
  tenant: z.string().refine(isTenantId),
  scopes: z.array(z.enum(SCOPES)),
  claim: z.string().optional(),
});

/** Signs the caller of one call to one subgraph. */
export type SignCaller = (caller: Caller, subgraph: string) => Promise<string>;

/**
 * Signs callers with the secret that gateway and subgraphs share. The token is a JWT (HMAC with SHA-256) of
 * the caller, for one subgraph, valid for half a minute.
 */
export function createCallerSigner(secret: string): SignCaller {
  const key = keyOf(secret);
  return ({ tenant, keyId, scopes, requestId, claim }, subgraph) =>
    new SignJWT({ tenant, scopes, claim })
      .setProtectedHeader({ alg: ALGORITHM })
      .setIssuer(ISSUER)
      .setAudience(subgraph)
      .setSubject(keyId)
      .setJti(requestId)
      .setIssuedAt()
      .setExpirationTime(`${LIFE_SECONDS}s`)
      .sign(key);
}

/**
 * Verifies a token of {@link SignCaller} for this subgraph, from an `Authorization` header.
 *
 * @throws Failure `UNAUTHORIZED` for any other token, without the reason.
 */
export function createCallerReader(
  secret: string,
  subgraph: string,
): (authorization: string | undefined) => Promise<Caller> {
  const key = keyOf(secret);
  const options = {
    algorithms: [ALGORITHM],
    issuer: ISSUER,
    audience: subgraph,
    requiredClaims: ["exp", "iat"],
    maxTokenAge: LIFE_SECONDS,
    clockTolerance: SKEW_SECONDS,
  };
  return async (authorization) => {
    try {
      const { payload } = await jwtVerify(tokenIn(authorization), key, options);
      const { sub, jti, tenant, scopes, claim } = Claims.parse(payload);
      return { tenant, keyId: sub, scopes, requestId: jti, ...(claim !== undefined && { claim }) };
    } catch (cause) {
      const message = "The caller's token is missing, expired or not the gateway's.";
      throw new Failure("UNAUTHORIZED", message, { scheme: "bearer" }, { cause });
    }
  };
}

/** The request id in a token that is not verified yet; for the log. */
export function claimedRequestId(authorization: string | undefined): string | undefined {
  try {
    return decodeJwt(tokenIn(authorization)).jti;
  } catch {
    // A token that cannot be decoded is refused when it is verified.
    return undefined;
  }
}

function tokenIn(authorization = ""): string {
  return /^Bearer ([\w.-]+)$/.exec(authorization)?.[1] ?? "";
}

function keyOf(secret: string) {
  return createSecretKey(Buffer.from(secret, "utf8"));
}
