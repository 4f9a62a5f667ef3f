import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { escapeInvisible } from "@tetron/domain/visible";
import { within } from "@tetron/domain/within";
import { type OutboundRules, openRequest } from "@tetron/service/outbound/open-request";

/** How long an endpoint may take to answer. */
const ANSWER_MS = 10_000;
/** Bytes of an answer that are kept. */
const MAX_HEAD_BYTES = 1_024;

/** What came of a delivery. */
export interface Outcome {
  /** HTTP status; `null` without an answer. */
  readonly status: number | null;
  readonly latencyMs: number;
  /** The beginning of the answer's body, without control characters. */
  readonly head: string | null;
  /** Why there was no answer. */
  readonly error: string | null;
}

/** A delivery as it is sent. */
export interface Post {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Sends a delivery on a connection of its own. Redirects are answers like others, and are not followed. Every address that
 * the host's name has at this moment must be allowed, and one of these is connected to.
 *
 * @throws The reason of `signal` when that aborts. A delivery that fails is an outcome.
 */
export async function post(sent: Post, options: OutboundRules, signal: AbortSignal): Promise<Outcome> {
  const begun = performance.now();
  const latencyMs = () => Math.round(performance.now() - begun);
  try {
    const { status, head } = await within({ ms: ANSWER_MS, signal }, (ended) => send(sent, options, ended));
    return { status, head, latencyMs: latencyMs(), error: null };
  } catch (error) {
    signal.throwIfAborted();
    return { status: null, head: null, latencyMs: latencyMs(), error: describe(error) };
  }
}

async function send(
  { url, headers, body }: Post,
  options: OutboundRules,
  signal: AbortSignal,
): Promise<{ readonly status: number; readonly head: string }> {
  const request = openRequest(url, options, {
    method: "POST",
    headers: { ...headers, "Content-Length": Buffer.byteLength(body) },
    signal,
  });
  request.end(body);
  const [answer] = (await once(request, "response", { signal })) as [IncomingMessage];
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    // Leaving the loop closes the connection.
    if (bytes >= MAX_HEAD_BYTES) break;
  }
  const head = Buffer.concat(chunks).subarray(0, MAX_HEAD_BYTES).toString("utf8");
  return { status: answer.statusCode ?? 0, head: escapeInvisible(head.toWellFormed()) };
}

function describe(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return escapeInvisible(code === undefined ? message : `${code}: ${message}`).slice(0, 300);
}
