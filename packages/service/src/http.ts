import { lookup } from "node:dns/promises";
import type { IncomingHttpHeaders } from "node:http";
import type { Socket } from "node:net";
import { Failure } from "@tetron/domain/failure";
import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import { ANSWER_HEADERS } from "./answer-headers.ts";
import { addArrivalLimit } from "./arrival.ts";
import { addDeadline } from "./deadline.ts";
import { addDrain } from "./drain.ts";
import { warnOfUntrustedProxy } from "./forwarded.ts";
import { addHealth, type HealthOptions } from "./health.ts";
import { httpFailure, requireIdentity, requireUtf8 } from "./http-failure.ts";
import type { Log } from "./log.ts";
import { refuseMalformed } from "./malformed-request.ts";
import type { Metrics } from "./metrics.ts";
import { failureOf, presentRest } from "./present.ts";
import { requireClearHeaders } from "./request-headers.ts";
import { createRequestIds } from "./request-id.ts";
import { dropSlowReaders } from "./slow-readers.ts";
import { addStrictJson } from "./strict-json-body.ts";

const MAX_BODY_BYTES = 64 * 1024;
const DEADLINE_MS = 15_000;
/** Longest time in which the headers of a request may arrive, and then its body. */
const REQUEST_MS = 10_000;
const SLOW_CHECK_MS = 1_000;
/** Characters of one part of a path: the id of a label has the names that its list gives it. */
const MAX_PARAMETER_CHARS = 1_000;
/** Characters of an answer that trigger a check for slow readers at once. */
const LARGE_ANSWER = 250_000;

declare module "fastify" {
  interface FastifyInstance {
    /** Leaves the client of a stream to the code that bounds its queue: see `SlowReaders`. */
    releaseReader(socket: Socket): void;
  }
}

export interface HttpOptions {
  readonly log: Log;
  readonly metrics: Metrics;
  /** The checks behind `/health/ready`; without them there is no `/health`. */
  readonly health?: HealthOptions;
  /** Aborts when the process should stop taking new work. */
  readonly stopping: AbortSignal;
  /** The id of a request; its `X-Request-Id` when absent. */
  readonly requestIdOf?: (headers: IncomingHttpHeaders) => string | string[] | undefined;
  /** Addresses and ranges of proxies whose `X-Forwarded-For` is trusted; none when absent. */
  readonly trustedProxies?: readonly string[] | undefined;
  /** Maximum bytes of a body; 64 kB when absent. */
  readonly bodyLimit?: number;
  /** Deadline of an answer; 15 s when absent. `request.signal` aborts then. */
  readonly deadlineMs?: number;
}

/**
 * Creates the HTTP server that every process of Tetron uses: request ids, one log line per request, latency
 * and error metrics, `/health/*`, errors in one format, limits on body and time. It accepts JSON only. Add
 * routes, then call `listen`; `serveOperations` serves operators' endpoints.
 *
 * @example
 * ```ts
 * import { createHttp, listen } from "@tetron/service/http";
 * import { createLog } from "@tetron/service/log";
 * import { createMetrics } from "@tetron/service/metrics";
 *
 * await using stack = new AsyncDisposableStack();
 * const stopping = new AbortController().signal;
 * const app = createHttp({ log: createLog("demo"), metrics: createMetrics("demo"), stopping });
 * app.get("/hello", async () => ({ hello: "world" }));
 * await listen(stack, app, { host: "127.0.0.1", port: 0 });
 * ```
 */
export function createHttp(options: HttpOptions): FastifyInstance {
  const { log, metrics, health, stopping, bodyLimit = MAX_BODY_BYTES, deadlineMs = DEADLINE_MS } = options;
  const requestIdOf = options.requestIdOf ?? ((headers) => headers["x-request-id"]);
  const requestId = createRequestIds();
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "request_id" }),
    bodyLimit,
    trustProxy: options.trustedProxies ? [...options.trustedProxies] : false,
    // Of the headers alone: a body may have a limit of its own, see `addArrivalLimit`.
    requestTimeout: 0,
    // Node looks for requests that are too slow only every half minute by default.
    http: {
      ...{ connectionsCheckingInterval: SLOW_CHECK_MS, headersTimeout: REQUEST_MS },
      // Node would answer by itself: see `requireClearHeaders`.
      requireHostHeader: false,
    },
    routerOptions: { maxParamLength: MAX_PARAMETER_CHARS },
    // Requests on open connections while the server stops are answered like others: see `addDrain`.
    return503OnClosing: false,
    genReqId: ({ headers }) => requestId(requestIdOf(headers)),
    clientErrorHandler: (error, socket) => refuseMalformed(error, socket, requestId(undefined)),
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply),
  }) as unknown as FastifyInstance;

  // Only content types with a parser are accepted; text would reach handlers unparsed.
  app.removeContentTypeParser("text/plain");
  const methodsOf = rememberRoutes(app);
  addStrictJson(app);
  const slowReaders = dropSlowReaders(app.server);
  app.decorate("releaseReader", slowReaders.release);
  app.addHook("onSend", async (_request, _reply, payload) => {
    if (typeof payload === "string" && payload.length > LARGE_ANSWER) setImmediate(slowReaders.look);
  });
  app.addHook("onRequest", async (request, reply) => {
    reply.headers({ ...ANSWER_HEADERS, "X-Request-Id": request.id });
    requireClearHeaders(request.raw);
  });
  // Node would answer 417 by itself.
  app.server.on("checkExpectation", (request, response) => app.server.emit("request", request, response));
  app.addHook("preParsing", async (request) => {
    // Answered before the body is read, since there may be none, and after every other hook has set its headers.
    if (request.is404) throw notFound(request, methodsOf);
    if (request.routeOptions.config.packed !== true) requireIdentity(request.headers["content-encoding"]);
    requireUtf8(request.headers["content-type"]);
  });
  if (options.trustedProxies === undefined) warnOfUntrustedProxy(app, log);
  addArrivalLimit(app, REQUEST_MS);
  addDeadline(app, deadlineMs);
  addDrain(app, stopping);
  app.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "unknown";
    const labels = { method: request.method, route, status: String(reply.statusCode) };
    metrics.requestSeconds.observe(labels, reply.elapsedTime / 1_000);
    request.log.info({ ...labels, ms: Math.round(reply.elapsedTime * 10) / 10 }, "request");
  });
  function answerError(thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const known = httpFailure(thrown, {
      bodyLimit: request.routeOptions.bodyLimit ?? bodyLimit,
      contentType: request.routeOptions.config?.contentType ?? "application/json",
      isReading: !request.raw.complete,
    });
    const { status, headers, body } = presentRest(known, request.id);
    if (failureOf(known) === undefined) request.log.error({ err: thrown }, "bug");
    metrics.errors.inc({ code: body.error.code });
    // Repeated here because an invalid URL is refused before any hook runs.
    return reply
      .status(status)
      .headers({ ...ANSWER_HEADERS, "X-Request-Id": request.id, ...headers })
      .send(body);
  }
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((request) => {
    throw notFound(request, methodsOf);
  });
  if (health) addHealth(app, { ...health, stopping, details: false });
  return app;
}

/** Listens until `stack` is disposed, then finishes running requests. @returns `http://host:port`. */
export async function listen(
  stack: AsyncDisposableStack,
  app: FastifyInstance,
  address: { readonly host: string; readonly port: number },
): Promise<string> {
  stack.defer(() => app.close());
  // Fastify would serve `localhost` with two servers, the second beyond our control.
  const host = address.host === "localhost" ? (await lookup(address.host)).address : address.host;
  return app.listen({ host, port: address.port });
}

function notFound(request: FastifyRequest, methodsOf: (path: string) => string[]): Failure {
  const path = request.url.split("?")[0] ?? "";
  const endpoint = `${request.method} ${path}`.slice(0, 200);
  const allowed = methodsOf(path);
  if (allowed.length > 0)
    return new Failure("METHOD_NOT_ALLOWED", `${endpoint}: the method must be ${allowed.join(" or ")}.`, {
      allowed,
    });
  return new Failure("NOT_FOUND", `There is no ${endpoint}.`, { kind: "endpoint", id: endpoint });
}

/** Records the routes that are added from now on. @returns The methods of a path; none for an unknown one. */
function rememberRoutes(app: FastifyInstance): (path: string) => string[] {
  const routes: {
    readonly matches: RegExp;
    readonly methods: readonly string[];
    readonly hasParameters: boolean;
  }[] = [];
  app.addHook("onRoute", ({ url, method }) => {
    const parts = url.split("/").map((part) => (part.startsWith(":") ? "[^/]+" : RegExp.escape(part)));
    routes.push({
      matches: new RegExp(`^${parts.join("/")}$`),
      methods: [method].flat(),
      hasParameters: url.includes(":"),
    });
  });
  return (path) => {
    const matching = routes.filter(({ matches }) => matches.test(path));
    // The router looks up routes with parameters only when no static route matches.
    const exact = matching.filter(({ hasParameters }) => !hasParameters);
    const found = exact.length > 0 ? exact : matching;
    return [...new Set(found.flatMap(({ methods }) => methods))];
  };
}
