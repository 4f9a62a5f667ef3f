/** What an API key may be allowed to do. The names are part of the API and never change. */
export const SCOPES = [
  "score:read",
  "score:write",
  "wallet:read",
  "reputation:read",
  "route:read",
  "route:write",
  "feedback:write",
  /** Adds labels and histories that the key's tenant alone sees. */
  "data:write",
  /** Adds labels and histories that every tenant sees. For operators. */
  "admin:data",
  "stream:read",
] as const;

/** What a key may do when nobody says what it may: read the tenant's scores. */
export const LEAST_SCOPES: readonly Scope[] = ["score:read"];

/** What a tenant may do with its own: everything but an operator's work. */
export const TENANT_SCOPES: readonly Scope[] = SCOPES.filter((scope) => !scope.startsWith("admin:"));

/** Name of one permission. */
export type Scope = (typeof SCOPES)[number];

/** Whether `text` is the name of a permission. */
export function isScope(text: string): text is Scope {
  return (SCOPES as readonly string[]).includes(text);
}
