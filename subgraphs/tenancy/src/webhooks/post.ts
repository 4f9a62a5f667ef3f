import { lookup as dnsLookup } from "node:dns";
import { once } from "node:events";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { escapeInvisible } from "@tetron/domain/visible";
import { within } from "@tetron/domain/within";
import { hostOf, mayConnect, type TargetRules } from "@tetron/service/outbound/target";

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

/** How deliveries connect. */
export interface PostOptions extends TargetRules {
  /** Resolves names; the system's resolver when absent. */
  readonly resolve?: LookupFunction | undefined;
  /** Certificates of authorities in PEM, trusted instead of Node's own and those of `NODE_EXTRA_CA_CERTS`, which are meant when absent. */
  readonly authorities?: readonly string[] | undefined;
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
export async function post(sent: Post, options: PostOptions, signal: AbortSignal): Promise<Outcome> {
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
  options: PostOptions,
  signal: AbortSignal,
): Promise<{ readonly status: number; readonly head: string }> {
  const host = hostOf(url);
  // A host that is an address is never looked up.
  if (isIP(host) > 0 && !mayConnect(url, host, options)) throw notAllowed(host);
  const open = url.protocol === "https:" ? httpsRequest : httpRequest;
  const request = open(url, {
    method: "POST",
    agent: false,
    lookup: allowedOnly(url, options),
    ...(options.authorities && { ca: [...options.authorities] }),
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

/** A lookup that fails when any of a name's addresses may not be connected to. */
function allowedOnly(
  url: URL,
  { resolve = dnsLookup as LookupFunction, ...rules }: PostOptions,
): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const addresses = typeof found === "string" ? [] : found;
      const refused = addresses.find(({ address }) => !mayConnect(url, address, rules));
      const [first] = addresses;
      if (first === undefined || refused !== undefined)
        return callback(notAllowed(refused?.address ?? "no address"), []);
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
}

function notAllowed(address: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`The host is at ${address}, which is not on the internet.`), {
    code: "ADDRESS_NOT_ALLOWED",
  });
}

function describe(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return escapeInvisible(code === undefined ? message : `${code}: ${message}`).slice(0, 300);
}
