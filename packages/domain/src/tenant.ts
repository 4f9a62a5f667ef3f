import { Failure } from "./failure.ts";

/** The tenant that a first start makes, and that commands work for when they name no other. */
export const DEMO_TENANT = "demo";

const TENANT_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Whether `text` can be a tenant's id: 1 to 64 letters, digits, dots, dashes and underscores, a letter or digit first. */
export function isTenantId(text: string): boolean {
  return TENANT_ID.test(text);
}

/**
 * Checks a tenant's id. The character set rules out ids that differ only by what a header, a log or the eye
 * does not show.
 *
 * @param field - The input field that the id came from.
 * @returns The id unchanged.
 * @throws Failure `BAD_REQUEST` naming the field.
 */
export function checkTenantId(text: string, field: string): string {
  if (isTenantId(text)) return text;
  throw new Failure(
    "BAD_REQUEST",
    `${field}: a tenant's id is 1 to 64 letters, digits, ".", "-" and "_", and begins with a letter or a digit.`,
    { issues: [{ field, reason: "malformed" }] },
  );
}
