import { DeadlineExceeded, within } from "@tetron/domain/within";
import { type Dispatcher, errors, request } from "undici";
import { readRetryAfter } from "../rpc/endpoint.ts";
import { ProviderFault, shown } from "./fault.ts";

/** How a provider is called. */
export interface HttpCall {
  readonly url: URL;
  /** Limits the size of an answer. */
  readonly dispatcher: Dispatcher;
  /** Time limit in milliseconds. */
  readonly ms: number;
  readonly signal: AbortSignal;
}

const BUSY = new Set([429, 503]);
const REFUSED_KEY = new Set([401, 402, 403]);
/** Statuses below 500 that another try may change. */
const PASSING = new Set([408, 425]);

/**
 * Gets JSON from a provider.
 *
 * @returns Anything; its shape is not checked.
 * @throws ProviderFault, or the reason of `signal` when it aborts.
 */
export async function getJson({ url, dispatcher, ms, signal }: HttpCall): Promise<unknown> {
  try {
    return await within({ ms, signal }, async (limit) => {
      const { statusCode, headers, body } = await request(url, { dispatcher, signal: limit });
      const text = await body.text();
      if (BUSY.has(statusCode))
        throw new ProviderFault("busy", `answered ${statusCode}`, readRetryAfter(headers["retry-after"]));
      if (REFUSED_KEY.has(statusCode))
        throw new ProviderFault("plan", `answered ${statusCode}: it does not accept the key`);
      if (statusCode >= 400 && statusCode < 500 && !PASSING.has(statusCode))
        throw new ProviderFault("plan", `answered ${statusCode}: ${shown(text)}`);
      if (statusCode !== 200) throw new ProviderFault("refused", `answered ${statusCode}`);
      return parse(text);
    });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ProviderFault) throw error;
    if (error instanceof DeadlineExceeded)
      throw new ProviderFault("timeout", `did not answer within ${ms} ms`);
    if (error instanceof errors.ResponseExceededMaxSizeError)
      throw new ProviderFault("too_large", "answered with more bytes than are accepted");
    // The cause is left out: its message may have the address with the key.
    const { code } = error as NodeJS.ErrnoException;
    throw new ProviderFault("refused", `could not be reached (${code ?? "no connection"})`);
  }
}

function parse(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return json;
  } catch {
    throw new ProviderFault("invalid", "answered with something other than JSON");
  }
}
