import { setTimeout as sleep } from "node:timers/promises";
import type { ExecutionResult } from "graphql";
import { Pool } from "undici";
import { type Posted, postOnce } from "./internal/http/post-once.ts";
import { delayBefore, isWorthRetrying } from "./internal/http/retry.ts";
import type { SubgraphRequest, SubscribableSubgraph } from "./subgraph.ts";

/** Options of {@link overHttp}. */
export interface OverHttpOptions {
  /** URL of the GraphQL endpoint, http or https. */
  readonly url: string | URL;
  /** Headers of one attempt, for instance from the caller in the context. Default: none. */
  readonly headers?: (
    request: SubgraphRequest,
  ) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
  /** Maximum number of open connections. Default 64. */
  readonly connections?: number;
  /** Number of retries of a query. A mutation is sent once. Default 2. */
  readonly retries?: number;
  /** Delay before the first retry, in milliseconds; doubles, with jitter, up to 1,000. Default 50. */
  readonly retryDelayMs?: number;
  /** Inactivity after which an attempt is abandoned, in milliseconds. Default 10,000. */
  readonly silenceMs?: number;
  /** Maximum size of an answer, in bytes. Default 10 MiB. */
  readonly maxAnswerBytes?: number;
}

/** A subgraph over HTTP. Closing it closes its connections. */
export interface HttpSubgraph extends SubscribableSubgraph, AsyncDisposable {
  close(): Promise<void>;
}

/**
 * A subgraph at a URL, over kept-alive connections.
 *
 * A query is retried when its connection breaks or the status is 429, 502, 503 or 504. A response that is not
 * a GraphQL result (an HTML page, a redirect, a body too large) becomes an error that describes it without
 * its content. Subscriptions need another transport.
 *
 * @throws TypeError when the URL is invalid.
 */
export function overHttp(options: OverHttpOptions): HttpSubgraph {
  const { connections = 64, retries = 2, retryDelayMs = 50, silenceMs = 10_000 } = options;
  const url = new URL(options.url);
  const pool = new Pool(url.origin, { connections, headersTimeout: silenceMs, bodyTimeout: silenceMs });
  const endpoint = {
    pool,
    path: url.pathname + url.search,
    headersOf: options.headers ?? (() => ({})),
    maxAnswerBytes: options.maxAnswerBytes ?? 10 * 1024 * 1024,
  };

  const execute = async (request: SubgraphRequest): Promise<ExecutionResult> => {
    const attempts = request.kind === "query" ? retries + 1 : 1;
    for (let attempt = 1; ; attempt++) {
      const posted: Posted = await postOnce(endpoint, request).catch((error: unknown) => ({ error }));
      const last = attempt === attempts || request.signal.aborted || !isWorthRetrying(posted);
      if (last && "error" in posted) throw posted.error;
      if (last && "result" in posted) return posted.result;
      await sleep(delayBefore(attempt, retryDelayMs, posted), undefined, { signal: request.signal });
    }
  };

  const close = () => pool.close();
  return { execute, close, [Symbol.asyncDispose]: close };
}
