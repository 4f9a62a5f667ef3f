import { Failure } from "@tetron/domain/failure";

/** RFC 6750: `Bearer`, a space, a token68. 256 characters are four times a key of ours. */
const CREDENTIALS = /^Bearer +([A-Za-z0-9\-._~+/]{1,256}=*)$/i;

/**
 * Reads an `Authorization` header.
 *
 * @returns The key in it; `undefined` without a header.
 * @throws Failure `UNAUTHORIZED` for another scheme or an impossible key.
 */
export function readBearer(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const key = CREDENTIALS.exec(header)?.[1];
  if (key === undefined) throw unauthorized("Authorization: expected `Bearer <YOUR_API_KEY>`.");
  return key;
}

export function unauthorized(message: string): Failure<"UNAUTHORIZED"> {
  return new Failure("UNAUTHORIZED", message, { scheme: "bearer" });
}
