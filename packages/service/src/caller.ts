import { Failure } from "@tetron/domain/failure";
import { missingScope, type Scope, type ScopeNeed } from "@tetron/domain/scope";

/** The tenant and key that a request is answered for. */
export interface Caller {
  /** The answer contains only this tenant's data. */
  readonly tenant: string;
  /** The id of the API key, never the key. */
  readonly keyId: string;
  readonly scopes: readonly Scope[];
  /** Whether its key is a test key: then no subgraph may be called for it. */
  readonly test?: true;
  /** The id that the gateway gave the request; in every log line and answer. */
  readonly requestId: string;
  /** The claim of a request with an `Idempotency-Key`, which its commit settles: see `settleClaim` of the lake. */
  readonly claim?: string | undefined;
}

/** @throws Failure `FORBIDDEN` naming the scope that the caller lacks. */
export function requireScope(caller: Pick<Caller, "scopes">, scope: Scope): void {
  requireScopes(caller, [[scope]]);
}

/** @throws Failure `FORBIDDEN` naming a scope that the caller lacks for every alternative. */
export function requireScopes({ scopes }: Pick<Caller, "scopes">, need: ScopeNeed): void {
  const missing = missingScope(need, scopes);
  if (missing !== undefined)
    throw new Failure("FORBIDDEN", `This key lacks the scope ${missing}.`, { missingScope: missing });
}
