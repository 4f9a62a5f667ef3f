import { type Owner, tenantOwner } from "@tetron/domain/owner";
import { type Caller, requireScope } from "@tetron/service/caller";

/**
 * The owner of what a caller writes: its tenant, or the operator for what every tenant sees.
 *
 * @throws Failure `FORBIDDEN` naming the scope that the caller lacks for it.
 */
export function ownerFor(caller: Caller, shared: boolean | undefined): Owner {
  requireScope(caller, shared ? "admin:data" : "data:write");
  return shared ? "operator" : tenantOwner(caller.tenant);
}
