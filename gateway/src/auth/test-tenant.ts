/** No tenant's id has a colon: whatever is kept, counted or streamed for a test key is nobody's live data. */
const PREFIX = "test:";

/** The tenant that a test key of a tenant acts as. */
export function testTenant(tenant: string): string {
  return `${PREFIX}${tenant}`;
}

/** The tenant whose key acts: that of a test key without what marks it. */
export function ownerTenant(tenant: string): string {
  return isTestTenant(tenant) ? tenant.slice(PREFIX.length) : tenant;
}

export function isTestTenant(tenant: string): boolean {
  return tenant.startsWith(PREFIX);
}
