import type { endpoints } from "@tetron/gateway/rest-endpoints.gen";
import { Pool } from "undici";
import { keepInFlight } from "../in-flight.ts";
import { type Timing, timing } from "../quantiles.ts";

/** At a time, unless a call says fewer. */
export const CONNECTIONS = 64;
const WARM_UP_SECONDS = 0.5;
const SECONDS = 2;

export type EndpointName = keyof typeof endpoints;

/** How an endpoint is called. Functions get the number of the request, from 0. */
export interface Call {
  /** What is noted beside its name. */
  readonly note?: string;
  /** The parameters of its path. */
  readonly path?: (n: number) => Readonly<Record<string, string>>;
  /** The query string, without `?`. */
  readonly query?: (n: number) => string;
  /** JSON for an object, a file for a text. */
  readonly body?: (n: number) => object | string;
  readonly headers?: (body: string) => Readonly<Record<string, string>>;
  /** The key, where it is not the operator's. */
  readonly key?: (n: number) => string;
  /** How often it may be called at most, where each call uses something up. */
  readonly most?: () => number;
  /** Calls at a time, where no more are allowed. */
  readonly inFlight?: number;
  /** A status beside 2xx that is the answer here. */
  readonly refusal?: number;
  /** Takes the answer; what it does is not part of the time of a call. */
  readonly answered?: (answer: Readonly<Record<string, unknown>>, n: number) => void | Promise<void>;
}

/** Where a call goes. */
export interface Target {
  readonly url: string;
  readonly method: string;
  /** With parameters as `{name}`. */
  readonly path: string;
  /** A key for calls that have none of their own. */
  readonly key: string;
}

/** Calls an endpoint for some seconds, or as often as it may be, after a warm-up. */
export async function timeOf({ url, method, path, key }: Target, call: Call): Promise<Timing> {
  const { inFlight = CONNECTIONS } = call;
  const pool = new Pool(url, { connections: inFlight, pipelining: 1 });
  let sent = 0;
  const times: number[] = [];
  const work = async () => {
    const n = sent++;
    const parameters = call.path?.(n) ?? {};
    const query = call.query === undefined ? "" : `?${call.query(n)}`;
    const body = call.body?.(n);
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const headers = {
      authorization: `Bearer ${call.key?.(n) ?? key}`,
      ...(body !== undefined && {
        "content-type": typeof body === "string" ? "text/csv" : "application/json",
      }),
      ...call.headers?.(text ?? ""),
    };
    const began = performance.now();
    const answer = await pool.request({
      method,
      path: path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parameters[name]!)) + query,
      headers,
      ...(body !== undefined && { body: text }),
    });
    const answered = await answer.body.text();
    times.push(performance.now() - began);
    if (answer.statusCode === call.refusal) return;
    if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.statusCode} ${answered}`);
    await call.answered?.(JSON.parse(answered), n);
  };
  const most = call.most?.();
  try {
    const warmUp = most === undefined ? { seconds: WARM_UP_SECONDS } : { count: Math.floor(most / 4) };
    await keepInFlight({ inFlight, until: warmUp, work });
    times.length = 0;
    const { perSecond } = await keepInFlight({
      inFlight,
      until: most === undefined ? { seconds: SECONDS } : { count: most - sent },
      work,
    });
    return { ...timing(times, 1), perSecond };
  } finally {
    await pool.close();
  }
}
