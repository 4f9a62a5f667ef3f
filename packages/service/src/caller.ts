import { Failure } from "@tetron/domain/failure";
import type { Scope } from "@tetron/domain/scope";

/** The tenant and key that a request is answered for. */
export interface Caller {
  /** The answer contains only this tenant's data. */
  readonly tenant: string;
  /** The id of the API key, never the key. */
  readonly keyId: string;
  readonly scopes: readonly Scope[];
  /** The id that the gateway gave the request; in every log line and answer. */
  readonly requestId: string;
}

/** @throws Failure `FORBIDDEN` naming the scope that the caller lacks. */
export function requireScope(caller: Caller, scope: Scope): void {
  if (!caller.scopes.includes(scope))
    throw new Failure("FORBIDDEN", `This key lacks the scope ${scope}.`, { missingScope: scope });
}
