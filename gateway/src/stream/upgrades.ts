import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import proxyAddr from "@fastify/proxy-addr";
import { Failure } from "@tetron/domain/failure";
import type { Log } from "@tetron/service/log";
import { presentRest } from "@tetron/service/present";
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

/** Bytes of a frame that a client sends. */
export const MAX_FRAME_BYTES = 64 * 1024;

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

  server.on("upgrade", (request: IncomingMessage, duplex: Duplex, head: Buffer) => {
    const door = doorOf(request);
    const id = requestId(request.headers["x-request-id"]);
    if (door === undefined || stopping.aborted) return refuse(duplex, door === undefined, id);
    const address = proxyAddr(request, trust);
    app.releaseReader(request.socket as Socket);
    webSockets.handleUpgrade(request, duplex, head, (ws) =>
      sockets.add({ ws, request, requestId: id, address, log }, (socket) => door.handle(socket)),
    );
  });
  const leave = () => sockets.closeAll(GOING_AWAY, "The process stops: connect again and resume.");
  stopping.addEventListener("abort", leave, { once: true });
  stack.defer(() => stopping.removeEventListener("abort", leave));
  return sockets;
}

/** Answers an upgrade that is not served. */
function refuse(duplex: Duplex, isUnknown: boolean, requestId: string): void {
  const failure = isUnknown
    ? new Failure("NOT_FOUND", "There is no WebSocket at this path.", { kind: "endpoint", id: "upgrade" })
    : new Failure("UNAVAILABLE", "The process stops: connect again.", {
        dependency: "service",
        retryAfter: 1,
      });
  const { status, headers, body } = presentRest(failure, requestId);
  const text = JSON.stringify(body);
  const all = {
    ...headers,
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": String(Buffer.byteLength(text)),
    "X-Request-Id": requestId,
    Connection: "close",
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  duplex.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, "", text].join("\r\n"));
}
