import { basename } from "node:path";
import { unprocessable } from "@tetron/domain/failure";
import { fetch } from "undici";
import { readBytes } from "./bytes.ts";

/** Limits of reading a file or URL. */
export interface ReadLimits {
  readonly signal: AbortSignal;
  /** Bytes after unpacking. */
  readonly maxBytes: number;
  /** Time limit for a whole URL, in milliseconds. */
  readonly deadlineMs: number;
}

/** Whether a source is a URL rather than a path. */
export function isUrl(source: string): boolean {
  return /^https?:\/\//.test(source);
}

/** The last part of a path or URL, which names the file. */
export function nameOf(source: string): string {
  return basename(isUrl(source) ? decodeURIComponent(new URL(source).pathname) : source);
}

/**
 * Streams a file or a URL.
 *
 * @throws Failure `UNPROCESSABLE` on `source`: `unreachable`, `http_status`, `not_a_file` for an HTML page,
 *   `too_late`, `too_large`; and what `readBytes` throws for a file.
 */
export async function* readSource(source: string, limits: ReadLimits): AsyncGenerator<Uint8Array> {
  const chunks = isUrl(source) ? fetched(source, limits) : readBytes(source, limits.signal);
  let total = 0;
  for await (const chunk of chunks) {
    total += chunk.length;
    if (total > limits.maxBytes)
      throw unprocessable("source", "too_large", `${source} is larger than ${limits.maxBytes} bytes.`);
    yield chunk;
  }
}

async function* fetched(url: string, { signal, deadlineMs }: ReadLimits): AsyncGenerator<Uint8Array> {
  const deadline = AbortSignal.timeout(deadlineMs);
  try {
    const answer = await fetch(url, { signal: AbortSignal.any([signal, deadline]) });
    if (!answer.ok) throw unprocessable("source", "http_status", `${url} answered ${answer.status}.`);
    const type = answer.headers.get("content-type") ?? "";
    if (type.includes("html"))
      throw unprocessable("source", "not_a_file", `${url} answered with an HTML page, not with a list.`);
    if (answer.body) yield* answer.body as AsyncIterable<Uint8Array>;
  } catch (error) {
    signal.throwIfAborted();
    if (deadline.aborted)
      throw unprocessable("source", "too_late", `${url} was not read within ${deadlineMs / 1_000} s.`);
    if (error instanceof TypeError)
      throw unprocessable("source", "unreachable", `${url} cannot be read: ${causeOf(error)}.`);
    throw error;
  }
}

function causeOf({ cause, message }: TypeError): string {
  return cause instanceof Error ? cause.message : message;
}
