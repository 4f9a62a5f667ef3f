import { Failure } from "@tetron/domain/failure";
import { type Owner, tenantOwner } from "@tetron/domain/owner";
import type { Lake } from "@tetron/lake/lake";
import { findTenant } from "@tetron/lake/tenants";

/**
 * The owner of what a command writes: the tenant that `--tenant` names, or the operator for every tenant.
 *
 * @throws Failure `NOT_FOUND` when there is no such tenant.
 */
export async function ownerOf(tenant: string | undefined, { db }: Pick<Lake, "db">): Promise<Owner> {
  if (tenant === undefined) return "operator";
  if (await findTenant(db, tenant)) return tenantOwner(tenant);
  throw new Failure("NOT_FOUND", `--tenant: there is no tenant ${tenant}.`, { kind: "tenant", id: tenant });
}
