/**
 * The owner of a row: `system` for data that ships with Tetron, `operator` for data an operator added for
 * every tenant, `tenant:ID` for data a tenant added for itself.
 */
export type Owner = "system" | "operator" | `tenant:${string}`;

/** Owners whose data every tenant sees, the most specific last. */
export const SHARED_OWNERS = ["system", "operator"] as const satisfies readonly Owner[];

/** Owner of the data that a tenant adds. */
export function tenantOwner(tenant: string): Owner {
  return `tenant:${tenant}`;
}

/** Owners whose data a tenant sees, the most specific last: the shared ones and its own. */
export function visibleTo(tenant: string): readonly Owner[] {
  return [...SHARED_OWNERS, tenantOwner(tenant)];
}

/** Stands in the audit log in the place of a tenant's id, which it can never be. */
export const EVERY_TENANT = "*";

/** The tenant whose audit log records a change to an owner's data; {@link EVERY_TENANT} for shared data. */
export function tenantOfOwner(owner: Owner): string {
  return owner === "system" || owner === "operator" ? EVERY_TENANT : owner.slice("tenant:".length);
}

/** The owners whose data is read together with an owner's own; for a shared owner, no tenant's. */
export function visibleToOwner(owner: Owner): readonly Owner[] {
  return isShared(owner) ? SHARED_OWNERS : [...SHARED_OWNERS, owner];
}

/** Whether every tenant sees the data of an owner. */
export function isShared(owner: Owner): owner is (typeof SHARED_OWNERS)[number] {
  return (SHARED_OWNERS as readonly Owner[]).includes(owner);
}

/** A row that several owners may each have a version of. */
interface Owned {
  readonly owner: Owner;
}

/**
 * Chooses between several owners' versions of a row: the one that reaches furthest; on a tie the tenant's before the
 * operator's before the shipped one.
 *
 * @param reaches - How far a row's data goes, such as the time of its last entry, in any unit; larger is further. Each
 *   counts on a tie of those before it.
 * @returns `undefined` for no rows.
 */
export function preferredRow<Row extends Owned>(
  rows: readonly Row[],
  ...reaches: readonly ((row: Row) => number)[]
): Row | undefined {
  const by = [...reaches, specificity];
  return rows.toSorted((a, b) => {
    const differing = by.find((reach) => reach(a) !== reach(b));
    return differing === undefined ? 0 : differing(b) - differing(a);
  })[0];
}

function specificity({ owner }: Owned): number {
  return owner === "system" ? 0 : owner === "operator" ? 1 : 2;
}
