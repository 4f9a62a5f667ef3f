/**
 * Whose facts a row holds: `system` for what ships with Tetron, `operator` for what an operator added for
 * everybody, `tenant:ID` for what a tenant added for itself.
 */
export type Owner = "system" | "operator" | `tenant:${string}`;

/** Owners whose facts every tenant sees, the more specific last. */
export const SHARED_OWNERS = ["system", "operator"] as const satisfies readonly Owner[];

/** What a tenant adds belongs to this owner. */
export function tenantOwner(tenant: string): Owner {
  return `tenant:${tenant}`;
}

/** Owners whose facts a tenant sees, the more specific last: what is shared, and its own. */
export function visibleTo(tenant: string): readonly Owner[] {
  return [...SHARED_OWNERS, tenantOwner(tenant)];
}

/** Stands in the audit log in the place of a tenant's id, which it can never be. */
export const EVERY_TENANT = "*";

/** The tenant whose log tells of a change to an owner's facts; {@link EVERY_TENANT} where all of them see it. */
export function tenantOfOwner(owner: Owner): string {
  return owner === "system" || owner === "operator" ? EVERY_TENANT : owner.slice("tenant:".length);
}

/** The owners whose facts an owner's own are read beside: for a shared owner no tenant's. */
export function visibleToOwner(owner: Owner): readonly Owner[] {
  return isShared(owner) ? SHARED_OWNERS : [...SHARED_OWNERS, owner];
}

/** Whether every tenant sees an owner's facts. */
export function isShared(owner: Owner): boolean {
  return (SHARED_OWNERS as readonly Owner[]).includes(owner);
}

/** A row of which several owners may have one. */
interface Owned {
  readonly owner: Owner;
}

/**
 * Which of several owners' accounts of one thing counts: the one that reaches furthest in time; of equal ones
 * the tenant's before the operator's before what ships.
 *
 * @param reach - Up to when a row's account goes, in any unit; larger is later.
 * @returns `undefined` for no rows.
 */
export function preferred<Row extends Owned>(
  rows: readonly Row[],
  reach: (row: Row) => number,
): Row | undefined {
  return rows.toSorted((a, b) => reach(b) - reach(a) || specificity(b) - specificity(a))[0];
}

function specificity({ owner }: Owned): number {
  return owner === "system" ? 0 : owner === "operator" ? 1 : 2;
}
