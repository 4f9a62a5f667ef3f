/** The scopes of an API key. The names are part of the API and never change. */
export const SCOPES = [
  "score:read",
  "score:write",
  "wallet:read",
  "reputation:read",
  "route:read",
  "route:write",
  "feedback:write",
  /** Adds labels and histories that only the key's tenant sees. */
  "data:write",
  /** Adds labels and histories that every tenant sees; for operators. */
  "admin:data",
  "stream:read",
  "keys:read",
  /** Makes, rotates and revokes keys of the key's tenant, with no scope that the key itself lacks. */
  "keys:write",
  /** Beside the two above: the same for every tenant; for operators. */
  "admin:keys",
  "webhooks:read",
  "webhooks:write",
] as const;

/** The scopes of a key created without any: read the tenant's scores. */
export const LEAST_SCOPES: readonly Scope[] = ["score:read"];

/** Every scope of a tenant; operators' scopes are not among them. */
export const TENANT_SCOPES: readonly Scope[] = SCOPES.filter((scope) => !scope.startsWith("admin:"));

/** Name of one scope. */
export type Scope = (typeof SCOPES)[number];

/** Whether `text` is the name of a scope. */
export function isScope(text: string): text is Scope {
  return (SCOPES as readonly string[]).includes(text);
}

/** Scopes that a field or an endpoint needs: one of the inner lists, all of it. */
export type ScopeNeed = readonly (readonly string[])[];

/** The scope that is missing most obviously: the first one of the first alternative; `undefined` when none is. */
export function missingScope(need: ScopeNeed, held: readonly string[]): string | undefined {
  const missing = need.map((scopes) => scopes.find((scope) => !held.includes(scope)));
  return missing.includes(undefined) ? undefined : missing[0];
}
