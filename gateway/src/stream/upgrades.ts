import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import proxyAddr from "@fastify/proxy-addr";
import { Failure } from "@tetron/domain/failure";
import { ANSWER_HEADERS } from "@tetron/service/answer-headers";
import type { Log } from "@tetron/service/log";
import { presentRest } from "@tetron/service/present";
import { requireClearHeaders } from "@tetron/service/request-headers";
import { createRequestIds } from "@tetron/service/request-id";
import type { FastifyInstance } from "fastify";
import { WebSocketServer } from "ws";
import { GOING_AWAY } from "./close-code.ts";
import type { StreamCounts } from "./stream-counts.ts";
import {
  keepSockets,
  type SocketHandler,
  type SocketLimits,
  type Sockets,
  type StreamSocket,
} from "./stream-socket.ts";
import { countWaiting, MAX_WAITING } from "./waiting-sockets.ts";

/** Bytes of a frame that a client sends. */
export const MAX_FRAME_BYTES = 64 * 1024;

/** The version of the protocol that is spoken, which RFC 6455 wants to be told. */
const SUPPORTED = { "Sec-WebSocket-Version": "13" };

/** A protocol at a path. */
export interface Door {
  /** Takes a client in. */
  handle(socket: StreamSocket): SocketHandler;
  /** Its sub-protocol, which a client has to ask for; `undefined` for one without. */
  readonly protocol: string | undefined;
}

export interface UpgradeOptions {
  /** By path. */
  readonly doors: Readonly<Record<string, Door>>;
  readonly log: Log;
  /** Aborts when the process takes no new work: every socket is closed. */
  readonly stopping: AbortSignal;
  readonly trustedProxies: readonly string[] | undefined;
  readonly limits: SocketLimits;
  readonly counts: StreamCounts;
}

/** Serves WebSockets at the paths of `doors`. Any other upgrade is answered as the plain request that it is beside. */
export function addUpgrades(
  stack: AsyncDisposableStack,
  app: FastifyInstance,
  options: UpgradeOptions,
): Sockets {
  const { server } = app;
  const { doors, log, stopping, limits } = options;
  const sockets = keepSockets(stack, limits, options.counts);
  const requestId = createRequestIds();
  const trust = proxyAddr.compile([...(options.trustedProxies ?? [])]);
  const webSockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
    handleProtocols: (offered, request) => {
      const protocol = doorOf(request)?.protocol;
      return protocol !== undefined && offered.has(protocol) ? protocol : false;
    },
  });
  const doorOf = ({ url = "", headers }: IncomingMessage): Door | undefined => {
    const path = url.split("?")[0]!;
    const isKnown = headers.upgrade?.toLowerCase() === "websocket" && Object.hasOwn(doors, path);
    return isKnown ? doors[path] : undefined;
  };
  // Without it Node takes every request with an `Upgrade` header from Fastify, such as one that offers HTTP/2.
  Object.assign(server, {
    shouldUpgradeCallback: (request: IncomingMessage) => doorOf(request) !== undefined,
  });

  const waiting = countWaiting();
  server.on("upgrade", (request: IncomingMessage, duplex: Duplex, head: Buffer) => {
    const id = requestId(request.headers["x-request-id"]);
    try {
      const door = doorOf(request);
      if (door === undefined) throw noSocketHere();
      if (stopping.aborted) throw isStopping();
      requireClearHeaders(request);
      const address = proxyAddr(request, trust);
      const admitted = waiting.enter(address);
      if (admitted === undefined) throw tooManyWaiting();
      duplex.once("close", admitted);
      app.releaseReader(request.socket as Socket);
      webSockets.handleUpgrade(request, duplex, head, (ws) =>
        sockets.add({ ws, request, requestId: id, address, admitted, log }, (socket) => door.handle(socket)),
      );
    } catch (thrown) {
      refuse(duplex, thrown, id);
    }
  });
  // What `ws` would refuse in a format of its own.
  webSockets.on("wsClientError", (error: Error, duplex: Duplex, request: IncomingMessage) =>
    refuse(duplex, badUpgrade(error, request), requestId(request.headers["x-request-id"]), SUPPORTED),
  );
  const leave = () => sockets.closeAll(GOING_AWAY, "The process stops: connect again and resume.");
  stopping.addEventListener("abort", leave, { once: true });
  stack.defer(() => stopping.removeEventListener("abort", leave));
  return sockets;
}

function noSocketHere(): Failure {
  return new Failure("NOT_FOUND", "There is no WebSocket at this path.", { kind: "endpoint", id: "upgrade" });
}

function isStopping(): Failure {
  const message = "The process stops: connect again.";
  return new Failure("UNAVAILABLE", message, { dependency: "service", retryAfter: 1 });
}

function tooManyWaiting(): Failure {
  const message = `From this address ${MAX_WAITING} sockets have not authenticated yet: authenticate them, or connect later.`;
  return new Failure("TOO_MANY_REQUESTS", message, { retryAfter: 1 });
}

/** What `ws` says is wrong with an upgrade. */
function badUpgrade({ message }: Error, { method }: IncomingMessage): Failure {
  if (method !== "GET")
    return new Failure("METHOD_NOT_ALLOWED", "A WebSocket is opened with GET.", { allowed: ["GET"] });
  const field = /Upgrade|Sec-WebSocket-\w+/.exec(message)?.[0] ?? "Upgrade";
  return new Failure("BAD_REQUEST", `${field}: ${message}.`, { issues: [{ field, reason: "malformed" }] });
}

/** Answers an upgrade that is not served. */
function refuse(
  duplex: Duplex,
  thrown: unknown,
  requestId: string,
  more: Readonly<Record<string, string>> = {},
): void {
  const { status, headers, body } = presentRest(thrown, requestId);
  const text = JSON.stringify(body);
  const all = {
    ...ANSWER_HEADERS,
    ...headers,
    ...more,
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": String(Buffer.byteLength(text)),
    "X-Request-Id": requestId,
    Connection: "close",
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  duplex.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, "", text].join("\r\n"));
}
