import { createHmac } from "node:crypto";

/**
 * The signature of a delivery: hexadecimal HMAC-SHA256 over the timestamp, a dot and the body as it is sent. While a secret
 * is replaced there is one for each, the newer one first, separated by a comma.
 *
 * @param timestamp - Unix seconds, as in `X-TetronFun-Timestamp`.
 */
export function signatureOf(secrets: readonly string[], timestamp: string, body: string): string {
  return secrets
    .map((secret) => createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex"))
    .join(",");
}
