import { unprocessable } from "@tetron/domain/failure";
import { isScope, SCOPES, type Scope } from "@tetron/domain/scope";
import { type Caller, requireScope } from "@tetron/service/caller";

/** Manages every tenant's keys. */
const OPERATOR: Scope = "admin:keys";

/** The tenant whose keys a caller manages. @throws Failure `FORBIDDEN` for another's without `admin:keys`. */
export function managedTenant(caller: Caller, wanted: string | null | undefined): string {
  const tenant = wanted ?? caller.tenant;
  if (tenant !== caller.tenant) requireScope(caller, OPERATOR);
  return tenant;
}

/**
 * Scopes that a caller may give to a key: those that its own key has, so that no key makes a mightier one. An operator
 * may give every scope of a tenant.
 *
 * @throws Failure `UNPROCESSABLE` for a scope that does not exist, `FORBIDDEN` naming one that may not be given.
 */
export function grantable(caller: Caller, wanted: readonly string[]): Scope[] {
  const scopes = wanted.map((scope) => {
    if (isScope(scope)) return scope;
    throw unprocessable("scopes", "unknown_scope", `scopes: there are ${SCOPES.join(", ")}.`);
  });
  const isOperator = caller.scopes.includes(OPERATOR);
  for (const scope of scopes) if (!isOperator || scope.startsWith("admin:")) requireScope(caller, scope);
  return [...new Set(scopes)];
}
