import { Failure } from "@tetron/domain/failure";
import { isScope, type Scope } from "@tetron/domain/scope";

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

const TENANT = "x-tetron-tenant";
const KEY = "x-tetron-key";
const SCOPES = "x-tetron-scopes";
const REQUEST_ID = "x-request-id";

/** The headers that tell a subgraph who is calling. Only for requests that bear the internal token. */
export function callerHeaders({ tenant, keyId, scopes, requestId }: Caller): Record<string, string> {
  return { [TENANT]: tenant, [KEY]: keyId, [SCOPES]: scopes.join(" "), [REQUEST_ID]: requestId };
}

/**
 * The caller that {@link callerHeaders} wrote.
 *
 * @throws Failure `BAD_REQUEST` naming the header that is missing or not what it should be.
 */
export function callerFromHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Caller {
  const read = (name: string) => {
    const value = headers[name];
    if (typeof value === "string") return value;
    throw badHeader(name, "missing");
  };
  const scopes = read(SCOPES).split(" ").filter(Boolean);
  if (!scopes.every(isScope)) throw badHeader(SCOPES, "unknown_scope");
  return { tenant: read(TENANT), keyId: read(KEY), scopes, requestId: read(REQUEST_ID) };
}

function badHeader(field: string, reason: string): Failure<"BAD_REQUEST"> {
  return new Failure("BAD_REQUEST", `The header ${field} is ${reason.replace("_", " ")}.`, {
    issues: [{ field, reason }],
  });
}
