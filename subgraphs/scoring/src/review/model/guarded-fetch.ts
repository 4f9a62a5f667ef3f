import { ModelFault } from "./model-fault.ts";
import { readJson } from "./read-json.ts";

/** Longest answer of a model, in bytes. */
const MAX_BYTES = 128 * 1024;
/** Longest wait that a provider can ask for. */
const MAX_RETRY_AFTER_MS = 3_600_000;

/**
 * A `fetch` that trusts a model's provider with nothing but an answer: only at its own origin, without redirects, which would
 * carry the key elsewhere, of JSON, and of a bounded size.
 *
 * @throws ModelFault for everything else, without anything that was answered.
 */
export function guardedFetch(origin: string): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, { ...init, redirect: "manual" });
    if (new URL(request.url).origin !== origin) throw new ModelFault("unreachable");
    const response = await fetch(request).catch((error) => {
      request.signal.throwIfAborted();
      // The cause may quote headers.
      throw error instanceof ModelFault ? error : new ModelFault("unreachable");
    });
    try {
      if (response.status === 429) throw new ModelFault("rate_limited", retryAfterOf(response));
      if (response.status !== 200) throw new ModelFault("unreachable");
      if (!/^application\/json\b/i.test(response.headers.get("content-type") ?? ""))
        throw new ModelFault("not_json");
      const body = await readBody(response, request.signal);
      return new Response(body, { status: 200, headers: { "content-type": "application/json" } });
    } finally {
      // What is left of a refused answer is of no use.
      if (!response.bodyUsed) await response.body?.cancel().catch(() => {});
    }
  };
}

async function readBody(response: Response, signal: AbortSignal): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let bytes = 0;
  try {
    for await (const chunk of response.body ?? []) {
      bytes += chunk.length;
      if (bytes > MAX_BYTES) throw new ModelFault("too_large");
      text += decoder.decode(chunk, { stream: true });
    }
    text += decoder.decode();
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ModelFault) throw error;
    throw new ModelFault(error instanceof TypeError && bytes > 0 ? "not_json" : "unreachable");
  }
  readJson(text);
  return text;
}

/** Seconds or a date. */
function retryAfterOf({ headers }: Response): number | null {
  const text = headers.get("retry-after");
  if (text === null) return null;
  const ms = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - Date.now();
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), MAX_RETRY_AFTER_MS);
}
