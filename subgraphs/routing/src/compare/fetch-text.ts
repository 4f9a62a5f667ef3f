import { Failure, unprocessable } from "@tetron/domain/failure";
import { DeadlineExceeded, within } from "@tetron/domain/within";

const DEADLINE_MS = 15_000;
const MOST_BYTES = 10 * 1024 * 1024;

/**
 * Fetches a URL as text.
 *
 * @throws Failure `UNAVAILABLE` when it does not answer in time or the status is not 200, `UNPROCESSABLE` for
 *   more than
 *   10 MB or invalid UTF-8.
 */
export async function fetchText(url: string, signal: AbortSignal): Promise<string> {
  const { host } = new URL(url);
  const bytes = await within({ ms: DEADLINE_MS, signal }, (either) => fetchBytes(url, either)).catch(
    (error: unknown) => {
      signal.throwIfAborted();
      if (error instanceof Failure) throw error;
      const isLate = error instanceof DeadlineExceeded;
      throw unavailable(host, isLate ? `did not answer within ${DEADLINE_MS} ms` : describe(error));
    },
  );
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw unprocessable("url", "not_utf8", `url: what ${host} answers is not UTF-8.`);
  }
}

async function fetchBytes(url: string, signal: AbortSignal): Promise<Uint8Array> {
  const { host } = new URL(url);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const answer = await fetch(url, { signal, headers: { accept: "application/json" } });
  if (!answer.ok) throw unavailable(host, `answered HTTP ${answer.status}`);
  for await (const chunk of answer.body ?? []) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES)
      throw unprocessable("url", "too_long", `url: ${host} answers with more than ${MOST_BYTES} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function unavailable(host: string, why: string): Failure {
  return new Failure("UNAVAILABLE", `${host} ${why}.`, { dependency: host, retryAfter: 5 });
}

function describe(error: unknown): string {
  const { cause, message } = error as Error;
  return `could not be reached: ${cause instanceof Error ? cause.message : message}`;
}
