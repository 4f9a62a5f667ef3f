/** No tenant's id has a colon: whatever is kept, counted or streamed for a test key is nobody's live data. */
const PREFIX = "test:";

/** The tenant that a test key of a tenant acts as. */
export function testTenant(tenant: string): string {
  return `${PREFIX}${tenant}`;
}

export function isTestTenant(tenant: string): boolean {
  return tenant.startsWith(PREFIX);
}
