import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { Log } from "@tetron/service/log";
import type { RawData, WebSocket } from "ws";
import { countFrames } from "./flood.ts";
import { createOutbox, type Outbox } from "./outbox.ts";
import { type Bytes, bytesOf, textFrame } from "./socket-frame.ts";
import { countConnection, type StreamCounts, type StreamDoor } from "./stream-counts.ts";

/** How long sockets are waited for. */
export interface SocketLimits {
  /** How long a client may take to authenticate, in milliseconds. */
  readonly authenticateMs: number;
  /** Interval of the pings that find out whether a client is still there, in milliseconds. */
  readonly pingMs: number;
  /** Longest time in which a client takes nothing that was written to it, in milliseconds. */
  readonly maxStallMs: number;
}

export const SOCKET_LIMITS: SocketLimits = {
  authenticateMs: 10_000,
  pingMs: 15_000,
  maxStallMs: 30_000,
};

/** How long a client may take to answer a close before it is cut. */
const CLOSE_MS = 2_000;

/** A client's connection, for whichever protocol it speaks. */
export interface StreamSocket {
  readonly requestId: string;
  /** The sub-protocol that was agreed on; empty for none. */
  readonly protocol: string;
  /** The address that it comes from. */
  readonly address: string;
  /** The `Authorization` header of its upgrade. */
  readonly authorization: string | undefined;
  readonly outbox: Outbox;
  /** It has authenticated, and does not count among those that wait for it any more. */
  readonly admitted: () => void;
  /** Tells the client why, and closes: nothing that is waiting is sent. */
  close(code: number, reason: string): void;
  /** Aborts when it is closed, by whichever side. */
  readonly closed: AbortSignal;
}

/** What a protocol makes of its frames. */
export interface SocketHandler {
  text(frame: string): void;
  binary(): void;
  /** The client sends more frames than it may. */
  flood(): void;
}

export interface SocketParts {
  readonly ws: WebSocket;
  readonly request: IncomingMessage;
  readonly requestId: string;
  readonly address: string;
  /** Called once it has authenticated or is closed. */
  readonly admitted: () => void;
  readonly log: Log;
}

/** Every socket of a gateway. */
export interface Sockets {
  /** @param handle - Called once; frames come after it has returned. */
  add(parts: SocketParts, handle: (socket: StreamSocket) => SocketHandler): void;
  /** Closes all of them. */
  closeAll(code: number, reason: string): void;
  readonly size: number;
}

interface Open {
  readonly ws: WebSocket;
  readonly socket: StreamSocket;
  /** Whether it has answered since the last ping. */
  isAlive: boolean;
}

/** Keeps sockets, finds the dead and the stalled ones, and closes them. */
export function keepSockets(
  stack: DisposableStack | AsyncDisposableStack,
  { pingMs, maxStallMs }: SocketLimits,
  counts: StreamCounts,
): Sockets {
  const open = new Set<Open>();
  const sweep = () => {
    const now = performance.now();
    for (const each of open) {
      const stalled = each.socket.outbox.stalledSince();
      if (!each.isAlive || (stalled !== undefined && now - stalled > maxStallMs)) {
        counts.cut++;
        each.ws.terminate();
      } else {
        each.isAlive = false;
        each.ws.ping();
      }
    }
  };
  const timer = setInterval(sweep, pingMs).unref();
  stack.defer(() => {
    clearInterval(timer);
    for (const { ws } of open) ws.terminate();
  });

  return {
    add(parts, handle) {
      const { ws, request, log, ...known } = parts;
      const began = performance.now();
      const closed = new AbortController();
      const path = request.url?.split("?")[0];
      const uncount = countConnection(counts, `ws ${path}` satisfies StreamDoor);
      const connection = request.socket as Socket;
      const frames = createOutbox({
        ...{ socket: connection, counts },
        // Between the frames of `ws`, which writes each of its own at once where nothing is compressed.
        write: (frame: Bytes) => ws.readyState === ws.OPEN && connection.write(frame, "latin1"),
      });
      const outbox: Outbox = { ...frames, send: (text) => frames.send(textFrame(bytesOf(text))) };
      const socket: StreamSocket = {
        ...known,
        protocol: ws.protocol,
        authorization: request.headers.authorization,
        outbox,
        closed: closed.signal,
        close(code, reason) {
          if (ws.readyState === ws.OPEN) told ??= code;
          closeIn(ws, code, reason);
        },
      };
      /** Why the server closed: `close` reports 1006 for a client that ends without a status. */
      let told: number | undefined;
      const entry: Open = { ws, socket, isAlive: true };
      open.add(entry);
      const handler = handle(socket);
      const isFlood = countFrames();
      let flooded = false;
      ws.on("message", (data: RawData, isBinary: boolean) => {
        entry.isAlive = true;
        if (flooded || ws.readyState !== ws.OPEN) return;
        flooded = isFlood();
        if (flooded) handler.flood();
        else if (isBinary) handler.binary();
        else handler.text(String(data));
      });
      ws.on("pong", () => {
        entry.isAlive = true;
      });
      // A broken frame: `close` follows with its code.
      ws.on("error", (error) => log.debug({ err: error, request_id: known.requestId }, "stream failed"));
      ws.on("close", (code) => {
        open.delete(entry);
        uncount();
        known.admitted();
        outbox.close();
        closed.abort();
        const ms = Math.round(performance.now() - began);
        log.info({ request_id: known.requestId, route: path, code: told ?? code, ms }, "stream closed");
      });
    },
    closeAll(code, reason) {
      for (const { socket } of open) socket.close(code, reason);
    },
    get size() {
      return open.size;
    },
  };
}

/** A client that does not read would never see the close. */
function closeIn(ws: WebSocket, code: number, reason: string): void {
  if (ws.readyState !== ws.OPEN) return;
  ws.close(code, reason);
  const timer = setTimeout(() => ws.terminate(), CLOSE_MS).unref();
  ws.once("close", () => clearTimeout(timer));
}
