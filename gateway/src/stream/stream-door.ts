import { Failure, isFailure } from "@tetron/domain/failure";
import type { Log } from "@tetron/service/log";
import { failureOf, presentRest } from "@tetron/service/present";
import { unauthorized } from "../auth/bearer.ts";
import { closeCodeOf } from "./close-code.ts";
import type { ClientFrame } from "./frames.ts";
import type { EventHub } from "./hub.ts";
import { NOT_JSON, openFrame } from "./read-frame.ts";
import { type SocketSubscriptions, socketSubscriptions } from "./socket-subscriptions.ts";
import type { StreamCallers } from "./stream-callers.ts";
import type { SocketHandler, SocketLimits, StreamSocket } from "./stream-socket.ts";
import type { Door } from "./upgrades.ts";

const FIRST = 'Send {"action":"authenticate","apiKey":"<YOUR_API_KEY>"} first.';

export interface StreamDeps {
  readonly hub: EventHub;
  readonly callers: StreamCallers;
  readonly log: Log;
  readonly limits: Pick<SocketLimits, "authenticateMs">;
}

/** `WS /v1/stream`: authenticate, subscribe, and every event comes as one frame. */
export function streamDoor(deps: StreamDeps): Door {
  return { protocol: undefined, handle: (socket) => serveClient(socket, deps) };
}

/** A client that was let in. */
interface Client {
  readonly keyId: string;
  readonly subscriptions: SocketSubscriptions;
  /** Whether a frame has authenticated it, rather than the header of its upgrade. */
  readonly byFrame: boolean;
}

function serveClient(socket: StreamSocket, { hub, callers, log, limits }: StreamDeps): SocketHandler {
  const { outbox, requestId, address, authorization } = socket;
  let client: Client | undefined;

  const tell = (notice: object) => outbox.send(JSON.stringify(notice));
  const refuse = (thrown: unknown, action?: string) => {
    if (failureOf(thrown) === undefined) log.error({ err: thrown, request_id: requestId }, "bug");
    const { body } = presentRest(thrown, requestId);
    tell({ type: "error", ...(action !== undefined && { action }), ...body });
    return body.error.code;
  };
  /** Refuses a client that cannot go on. */
  const end = (
    thrown: unknown,
    { code, action }: { readonly code?: number; readonly action?: string } = {},
  ) => {
    const refused = refuse(thrown, action);
    socket.close(code ?? closeCodeOf(refused), refused);
  };
  const tooLate = () => {
    const message = `The socket was not authenticated within ${limits.authenticateMs / 1_000} seconds. ${FIRST}`;
    end(unauthorized(message), { code: 4408 });
  };
  const late = setTimeout(tooLate, limits.authenticateMs).unref();
  socket.closed.addEventListener("abort", () => {
    clearTimeout(late);
    client?.subscriptions.leave();
  });

  const authenticate = async (header: string, byFrame: boolean) => {
    const { tenant, keyId } = await callers.admit({ header, address, requestId });
    socket.admitted();
    if (socket.closed.aborted) return;
    if (client === undefined) {
      clearTimeout(late);
      const revoked = () => end(unauthorized("This key was revoked or has expired."));
      socket.closed.addEventListener("abort", callers.keys.watch(keyId, revoked));
      const subscriptions = socketSubscriptions({ tenant, hub, outbox, failed: (error) => end(error) });
      client = { keyId, subscriptions, byFrame };
    } else if (client.keyId === keyId) client = { ...client, byFrame };
    else throw isAuthenticated();
    tell({ type: "ack", action: "authenticate" });
  };
  const act = async (frame: ClientFrame) => {
    if (frame.action === "ping") return tell({ type: "pong" });
    if (frame.action === "authenticate") {
      if (client?.byFrame) throw isAuthenticated();
      return authenticate(`Bearer ${frame.apiKey}`, true);
    }
    if (client === undefined) throw unauthorized(FIRST);
    const acknowledge = (ack: object) => tell({ type: "ack", action: frame.action, ...ack });
    if (frame.action === "subscribe") return client.subscriptions.subscribe(frame, acknowledge);
    acknowledge(client.subscriptions.unsubscribe(frame));
  };
  const take = async (text: string) => {
    if (socket.closed.aborted) return;
    let action: string | undefined;
    let wasRead = false;
    try {
      const opened = openFrame(text);
      ({ action } = opened);
      const frame = opened.read();
      wasRead = true;
      await act(frame);
    } catch (thrown) {
      const isOut = wasRead && client === undefined;
      if (thrown === NOT_JSON || isOut || isFailure(thrown, "UNAUTHORIZED"))
        end(thrown, action === undefined ? {} : { action });
      else refuse(thrown, action);
    }
  };

  // One frame at a time, so that a client may send the next before the last is acknowledged.
  let turn = authorization === undefined ? Promise.resolve() : admitByHeader(authorization);
  async function admitByHeader(header: string): Promise<void> {
    try {
      await authenticate(header, false);
    } catch (thrown) {
      end(thrown, { action: "authenticate" });
    }
  }
  return {
    text(frame) {
      turn = turn.then(() => take(frame));
    },
    binary: () => end(NOT_JSON),
    flood: () =>
      end(new Failure("TOO_MANY_REQUESTS", "This socket sends too many frames.", { retryAfter: 1 })),
  };
}

function isAuthenticated(): Failure {
  const message = "This socket is authenticated already: open another one for another key.";
  return new Failure("CONFLICT", message, { kind: "socket", id: "authenticate" });
}
