import { Failure } from "@tetron/domain/failure";
import type { Scope } from "@tetron/domain/scope";

/** On whose behalf a request is answered. */
export interface Caller {
  /** What the answer may see: only this tenant's. */
  readonly tenant: string;
  /** The id of the API key, never the key. */
  readonly keyId: string;
  readonly scopes: readonly Scope[];
  /** The id that the edge gave the request; it follows it into every log line and answer. */
  readonly requestId: string;
}

/** @throws Failure `FORBIDDEN` naming the scope that the caller lacks. */
export function requireScope(caller: Caller, scope: Scope): void {
  if (!caller.scopes.includes(scope))
    throw new Failure("FORBIDDEN", `This key lacks the scope ${scope}.`, { missingScope: scope });
}
