import type { Caller } from "@tetron/service/caller";

/** Whom a bearer stands for. */
export type Principal = Omit<Caller, "requestId">;

/**
 * Tells whom a bearer stands for. API keys are verified by `key-verifier.ts`; tokens of another issuer would have a verifier
 * of their own.
 */
export interface Verifier {
  /** Whether it accepted the bearer when it last looked. An address that guesses is answered for these alone. */
  wasKnown(bearer: string): boolean;
  /**
   * @param address - Where the request comes from.
   * @returns `undefined` for a bearer that is malformed, unknown, expired or revoked, without saying which.
   * @throws Failure `FORBIDDEN` when it may not be used from this address, `UNAVAILABLE` when it cannot be looked up.
   */
  verify(bearer: string, address: string): Promise<Principal | undefined>;
}
