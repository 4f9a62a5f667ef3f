import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { MINUTE_MS } from "@tetron/domain/durations";
import { Failure } from "@tetron/domain/failure";
import type { HookSource } from "./sources.ts";

/** How far the time of a message may be from now. */
const WINDOW_MS = 5 * MINUTE_MS;
/** Signatures of one message: one for each of a source's secrets. */
const MAX_SIGNATURES = 4;
/** Unix seconds. */
const TIMESTAMP = /^\d{1,12}$/;

/** A message as it came. */
export interface SignedMessage {
  readonly headers: IncomingHttpHeaders;
  /** Every byte of it, before anything has read it. */
  readonly body: Buffer;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Checks that a message is its source's: hexadecimal HMAC-SHA256, in `X-Alchemy-Signature` over the body, or in
 * `X-TetronFun-Signature` over `X-TetronFun-Timestamp`, a dot and the body, as Tetron's own webhooks sign. Signatures are
 * compared in constant time. While a source replaces its secret, the old and the new one sign.
 *
 * @throws Failure `UNAUTHORIZED` for another signature, none, or a timestamp that is more than five minutes away.
 */
export function verifySignature(
  { signature, secrets }: Pick<HookSource, "signature" | "secrets">,
  { headers, body, now }: SignedMessage,
): void {
  const hmacs = secrets.map((secret) => createHmac("sha256", secret));
  if (signature === "alchemy") {
    const expected = hmacs.map((hmac) => hmac.update(body).digest());
    requireOneOf(headers["x-alchemy-signature"], expected, "X-Alchemy-Signature");
    return;
  }
  const timestamp = String(headers["x-tetronfun-timestamp"] ?? "");
  if (!TIMESTAMP.test(timestamp)) throw refused("X-TetronFun-Timestamp: Unix seconds are required.");
  const expected = hmacs.map((hmac) => hmac.update(`${timestamp}.`).update(body).digest());
  requireOneOf(headers["x-tetronfun-signature"], expected, "X-TetronFun-Signature");
  if (Math.abs(now - Number(timestamp) * 1_000) > WINDOW_MS)
    throw refused("X-TetronFun-Timestamp: is more than five minutes away.");
}

function requireOneOf(
  header: string | string[] | undefined,
  expected: readonly Buffer[],
  name: string,
): void {
  const given = String(header ?? "")
    .split(",", MAX_SIGNATURES)
    .map((each) => Buffer.from(each.trim(), "hex"));
  const isRight = given.some((each) =>
    expected.some((right) => each.length === right.length && timingSafeEqual(each, right)),
  );
  if (!isRight) throw refused(`${name}: is not the signature of this body.`);
}

function refused(message: string): Failure<"UNAUTHORIZED"> {
  return new Failure("UNAUTHORIZED", message, { scheme: "signature" });
}
