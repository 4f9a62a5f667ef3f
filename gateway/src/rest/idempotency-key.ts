import { createHash } from "node:crypto";
import { canonicalJson } from "@tetron/domain/canonical-json";
import { Failure } from "@tetron/domain/failure";
import type { IdempotentRequest } from "@tetron/lake/idempotency";
import type { Caller } from "@tetron/service/caller";
import type { AnyEndpoint } from "./endpoint.ts";

export const IDEMPOTENCY_KEY = "Idempotency-Key";
export const MAX_KEY_CHARS = 255;
/** Visible ASCII without spaces: several headers of the name, which Node joins by a comma and a space, are none. */
const WELL_FORMED = /^[\x21-\x7e]+$/;

/**
 * Reads the header `Idempotency-Key`.
 *
 * @returns The key; `undefined` without the header.
 * @throws Failure `BAD_REQUEST` naming the header when it is empty, too long or not visible ASCII.
 */
export function readKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  const key = Array.isArray(header) ? header.join(", ") : header;
  const reason =
    key === ""
      ? "empty"
      : key.length > MAX_KEY_CHARS
        ? "too_long"
        : WELL_FORMED.test(key)
          ? undefined
          : "malformed";
  if (reason === undefined) return key;
  throw new Failure(
    "BAD_REQUEST",
    `${IDEMPOTENCY_KEY}: must be 1 to ${MAX_KEY_CHARS} visible ASCII characters without spaces, such as a UUID.`,
    { issues: [{ field: IDEMPOTENCY_KEY, reason }] },
  );
}

interface KeyedRequest {
  readonly caller: Caller;
  readonly key: string;
  /** What it asks for, as JSON. */
  readonly content: unknown;
}

/** What a key stands for: the tenant's, so that a retry with a rotated API key is the same request. */
export function idempotentRequest(
  { method, path }: Pick<AnyEndpoint, "method" | "path">,
  { caller, key, content }: KeyedRequest,
): IdempotentRequest {
  const { tenant, test } = caller;
  const endpoint = `${test ? "test " : ""}${method} /v1${path}`;
  const requestHash = createHash("sha256").update(canonicalJson(content)).digest("hex");
  return { tenant, endpoint, key, requestHash };
}
