import { formatEventCursor } from "@tetron/domain/event-cursor";
import { Failure } from "@tetron/domain/failure";
import type { Caller } from "@tetron/service/caller";
import { presentRest } from "@tetron/service/present";
import { type ExecutionResult, GraphQLError, parse } from "graphql";
import { GRAPHQL_TRANSPORT_WS_PROTOCOL, makeServer, type SubscribePayload } from "graphql-ws";
import { closeCodeOf, INTERNAL_ERROR } from "./close-code.ts";
import { withLag } from "./graph-answer.ts";
import type { GraphStreams } from "./graph-streams.ts";
import type { Lane } from "./outbox.ts";
import { bytesOf, textFrame, textOfFrame } from "./socket-frame.ts";
import { MAX_SUBSCRIPTIONS } from "./socket-subscriptions.ts";
import type { StreamCallers } from "./stream-callers.ts";
import type { SocketHandler, SocketLimits, StreamSocket } from "./stream-socket.ts";
import type { Door } from "./upgrades.ts";

/** Bytes of the reason in a close frame. */
const MAX_REASON_BYTES = 123;
/** The document that graphql-ws gets in place of each subscription, whose events bypass it. */
const SOME_SUBSCRIPTION = parse("subscription { events }");

/** A socket that graphql-ws serves. */
interface Extra {
  readonly socket: StreamSocket;
  caller?: Caller;
  subscriptions: number;
}

export interface GraphDoorDeps {
  readonly streams: GraphStreams;
  readonly callers: StreamCallers;
  readonly limits: Pick<SocketLimits, "authenticateMs">;
}

/** The results of a subscription as graphql-ws pulls them. None ever comes: they go to the outbox directly. */
type Results = AsyncGenerator<ExecutionResult, void, void>;

/**
 * Subscriptions over the sub-protocol graphql-transport-ws. graphql-ws speaks the protocol; events go to the socket's
 * outbox, so that an answer is written as text once for all its subscribers, and what waits is bounded.
 */
export function graphDoor({ streams, callers, limits }: GraphDoorDeps): Door {
  const server = makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: limits.authenticateMs,
    async onConnect({ connectionParams = {}, extra }) {
      const { socket } = extra;
      const { requestId, address } = socket;
      try {
        const header = headerOf(connectionParams) ?? socket.authorization;
        const caller = await callers.admit({ header, address, requestId });
        socket.admitted();
        const revoked = () => socket.close(4401, "This key was revoked or has expired.");
        const leave = callers.keys.watch(caller.keyId, revoked);
        if (socket.closed.aborted) leave();
        else socket.closed.addEventListener("abort", leave);
        extra.caller = caller;
        return true;
      } catch (thrown) {
        const { code, message } = presentRest(thrown, requestId).body.error;
        socket.close(closeCodeOf(code), Buffer.from(message).subarray(0, MAX_REASON_BYTES).toString());
        return false;
      }
    },
    async onSubscribe({ extra }, id, payload) {
      try {
        const results = await open(extra, id, payload);
        return { schema: streams.schema, document: SOME_SUBSCRIPTION, contextValue: results };
      } catch (thrown) {
        const { message, extensions, path } = streams.present(thrown, extra.socket.requestId);
        return [new GraphQLError(message, { path: path ?? null, extensions: extensions ?? {} })];
      }
    },
    subscribe: ({ contextValue }) => contextValue as Results,
  });

  const open = async (extra: Extra, id: string, asked: SubscribePayload): Promise<Results> => {
    const { socket, caller } = extra;
    const { outbox } = socket;
    if (caller === undefined) throw new Error("A subscription came before its connection was acknowledged.");
    if (extra.subscriptions >= MAX_SUBSCRIPTIONS) throw tooMany();
    extra.subscriptions++;
    try {
      await callers.count(caller);
      const head = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
      const headBytes = bytesOf(head);
      const lane: Lane = {
        last: "",
        lag: undefined,
        lagging(lagged, message) {
          const answer = textOfFrame(message).slice(head.length, -1);
          return [textFrame(bytesOf(`${head}${withLag(answer, lagged)}}`))];
        },
      };
      const ended = Promise.withResolvers<IteratorReturnResult<void>>();
      const stream = await streams.open(asked, caller, {
        push(event, answer) {
          const message = textFrame(`${headBytes}${answer.bytes}}`);
          outbox.push({ lane, id: event.id, subject: event.facts.subject, message });
        },
        miss: (event) => outbox.miss(lane, event.id),
        ready: () => outbox.ready(),
        failed: (error) => {
          const { message, extensions } = streams.present(error, socket.requestId);
          ended.reject(new GraphQLError(message, { extensions: extensions ?? {} }));
        },
      });
      lane.last = formatEventCursor(stream.begin);
      let hasStarted = false;
      const leave = async () => {
        extra.subscriptions--;
        stream.leave();
        ended.resolve(DONE);
        return DONE;
      };
      const results: Results = {
        next() {
          if (!hasStarted) stream.start();
          hasStarted = true;
          return ended.promise;
        },
        return: leave,
        throw: leave,
        [Symbol.asyncIterator]: () => results,
        [Symbol.asyncDispose]: async () => void (await leave()),
      };
      return results;
    } catch (error) {
      extra.subscriptions--;
      throw error;
    }
  };

  const handle = (socket: StreamSocket): SocketHandler => {
    let take: (frame: string) => Promise<void> = async () => {};
    const closed = server.opened(
      {
        protocol: socket.protocol,
        send: (message) => socket.outbox.send(message),
        close: (code, reason) => socket.close(code ?? INTERNAL_ERROR, reason ?? ""),
        onMessage: (listener) => {
          take = listener;
        },
      },
      { socket, subscriptions: 0 },
    );
    socket.closed.addEventListener("abort", () => void closed());
    return {
      text: (frame) =>
        void take(frame).catch((error) => {
          streams.present(error, socket.requestId);
          socket.close(INTERNAL_ERROR, "Something went wrong on our side.");
        }),
      binary: () => socket.close(4400, "Invalid message received"),
      flood: () => socket.close(4429, "This socket sends too many frames."),
    };
  };
  return { protocol: GRAPHQL_TRANSPORT_WS_PROTOCOL, handle };
}

const DONE = { value: undefined, done: true } as const;

/** The key in `connection_init`, as an `Authorization` header: `{"Authorization": "Bearer …"}` or `{"apiKey": "…"}`. */
function headerOf(params: Readonly<Record<string, unknown>>): string | undefined {
  const { Authorization, authorization = Authorization, apiKey } = params;
  if (typeof authorization === "string") return authorization;
  return typeof apiKey === "string" ? `Bearer ${apiKey}` : undefined;
}

function tooMany(): Failure {
  const message = `A socket may have ${MAX_SUBSCRIPTIONS} subscriptions: end one, or open another socket.`;
  return new Failure("TOO_MANY_REQUESTS", message, { retryAfter: 1 });
}
