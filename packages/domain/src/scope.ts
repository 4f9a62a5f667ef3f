/** What an API key may be allowed to do. The names are part of the API and never change. */
export const SCOPES = [
  "score:read",
  "score:write",
  "wallet:read",
  "reputation:read",
  "route:read",
  "route:write",
  "feedback:write",
  "data:write",
  "stream:read",
] as const;

/** Name of one permission. */
export type Scope = (typeof SCOPES)[number];

/** Whether `text` is the name of a permission. */
export function isScope(text: string): text is Scope {
  return (SCOPES as readonly string[]).includes(text);
}
