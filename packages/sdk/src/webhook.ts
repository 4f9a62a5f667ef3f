import type { components } from "./contracts.gen.ts";
import { TetronError } from "./error.ts";

/** A webhook's body: what happened, the event's id, the same in every delivery of it, and its data. */
export type WebhookEvent = components["schemas"]["WebhookEvent"];

/** The headers of a request: the platform's, or as Node and its frameworks give them. */
export type RequestHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

export interface VerifyOptions {
  /** How far the sender's clock may be from this one's, seconds; 300 by default. */
  readonly toleranceSeconds?: number | undefined;
}

const TOLERANCE_SECONDS = 300;
const SIGNATURE = "X-TetronFun-Signature";
const TIMESTAMP = "X-TetronFun-Timestamp";
const HEX_SHA256 = /^[0-9a-f]{64}$/i;
/** Secrets that overlap in a rotation are two; more signatures than this are nothing that Tetron sent. */
const MAX_SIGNATURES = 8;

/**
 * Verifies that Tetron sent a webhook, and just now, and reads it. Signatures are compared in constant time.
 *
 * The same event may be delivered more than once: its `id` tells.
 *
 * @param rawBody - The body as it was received, before any parser.
 * @param secrets - The endpoint's secret, or, while it is rotated, the old one and the new one.
 * @throws TypeError for what no delivery can be verified with, such as a body that was parsed or no secret.
 * @throws TetronError `INVALID_SIGNATURE` saying what is wrong: answer with 400, and read nothing of the body.
 * @example
 * ```ts
 * import { verifyWebhook } from "@tetron/sdk";
 *
 * export async function POST(request: Request): Promise<Response> {
 *   const event = await verifyWebhook(await request.text(), request.headers, "whsec_…");
 *   if (event.event === "score.completed") console.log(event.data.transaction_id);
 *   return new Response(null, { status: 204 });
 * }
 * ```
 */
export async function verifyWebhook(
  rawBody: string | Uint8Array | ArrayBuffer,
  headers: RequestHeaders,
  secrets: string | readonly string[],
  { toleranceSeconds = TOLERANCE_SECONDS }: VerifyOptions = {},
): Promise<WebhookEvent> {
  const body = readBody(rawBody);
  const keys = readSecrets(secrets);
  if (typeof headers !== "object" || headers === null)
    throw new TypeError("headers: pass the headers of the request.");
  if (!(toleranceSeconds >= 0)) throw new TypeError("toleranceSeconds: pass a number of seconds.");
  const timestamp = required(headers, TIMESTAMP);
  if (!/^\d{1,15}$/.test(timestamp)) throw invalid(`${TIMESTAMP} is no time in Unix seconds.`);
  const signatures = required(headers, SIGNATURE)
    .split(",")
    .map((each) => each.trim());
  if (signatures.length > MAX_SIGNATURES || !signatures.every((each) => HEX_SHA256.test(each)))
    throw invalid(`${SIGNATURE} is not made of hexadecimal HMAC-SHA256.`);
  const signed = concat(encode(`${timestamp}.`), body);
  if (!(await isSigned(signed, signatures.map(bytesOf), keys)))
    throw invalid(
      "No signature is of this body and one of the secrets. Pass the body as it was received, not one that was parsed and written again, and the secret of this webhook.",
    );
  // Only now: a time that is not signed says nothing.
  const skewSeconds = Math.abs(Date.now() / 1_000 - Number(timestamp));
  if (skewSeconds > toleranceSeconds)
    throw invalid(
      `${TIMESTAMP} is ${Math.round(skewSeconds)} s from now; ${toleranceSeconds} s are allowed.`,
    );
  const event: unknown = JSON.parse(new TextDecoder().decode(body));
  return event as WebhookEvent;
}

/** @throws TypeError for what a parser has made of a body: its bytes, which are signed, are gone. */
function readBody(rawBody: unknown): Uint8Array<ArrayBuffer> {
  if (typeof rawBody === "string") return encode(rawBody);
  if (rawBody instanceof ArrayBuffer || rawBody instanceof Uint8Array) return new Uint8Array(rawBody);
  throw new TypeError(
    `rawBody: pass the body as it was received, a string or bytes, before any parser; it is ${kindOf(rawBody)}.`,
  );
}

/** @throws TypeError unless there is a secret, and nothing but secrets. */
function readSecrets(secrets: unknown): readonly string[] {
  const all: readonly unknown[] = [secrets].flat();
  const wrong = all.find((each) => typeof each !== "string" || each === "");
  if (all.length === 0 || wrong !== undefined || all.includes(undefined))
    throw new TypeError(
      `secrets: pass the webhook's secret; ${all.length === 0 ? "there is none" : `one is ${kindOf(wrong)}`}.`,
    );
  return all as readonly string[];
}

function kindOf(value: unknown): string {
  if (value === "") return "empty";
  return value === undefined || value === null ? String(value) : `of type ${typeof value}`;
}

/** Compares every signature with every secret, so that the time taken says nothing of which one was right. */
async function isSigned(
  signed: Uint8Array<ArrayBuffer>,
  signatures: readonly Uint8Array<ArrayBuffer>[],
  secrets: readonly string[],
): Promise<boolean> {
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const checks = secrets.map(async (secret) => {
    const key = await crypto.subtle.importKey("raw", encode(secret), hmac, false, ["verify"]);
    return Promise.all(signatures.map((signature) => crypto.subtle.verify("HMAC", key, signature, signed)));
  });
  return (await Promise.all(checks)).flat().includes(true);
}

function required(headers: RequestHeaders, name: string): string {
  const value = headerOf(headers, name);
  if (value === undefined || value === "") throw invalid(`The header ${name} is missing.`);
  return value;
}

function headerOf(headers: RequestHeaders, name: string): string | undefined {
  if (typeof headers.get === "function") return (headers as Headers).get(name) ?? undefined;
  const found = Object.entries(headers).find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1];
  return found === undefined ? undefined : String(found);
}

function invalid(message: string): TetronError {
  return new TetronError("INVALID_SIGNATURE", message);
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function concat(head: Uint8Array, tail: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(head.length + tail.length);
  all.set(head);
  all.set(tail, head.length);
  return all;
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g)!, (pair) => Number.parseInt(pair, 16));
}
