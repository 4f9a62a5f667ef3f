import { formatEventCursor } from "@tetron/domain/event-cursor";
import type { FastifyReply, FastifyRequest } from "fastify";
import { GraphQLError } from "graphql";
import { z } from "zod";
import { unauthorized } from "../auth/bearer.ts";
import { readInput } from "../rest/input.ts";
import { type StartEventStream, sentEvent } from "./event-stream.ts";
import { withLag } from "./graph-answer.ts";
import type { GraphStreams } from "./graph-streams.ts";
import type { Lane } from "./outbox.ts";

const Json = z.record(z.string(), z.unknown());

/** A GraphQL request, whose members GraphQL over HTTP allows to be null. */
const Asked = z.object({
  query: z.string().optional(),
  operationName: z.string().nullish(),
  variables: Json.nullish(),
  extensions: Json.nullish(),
});

/**
 * A subscription over server-sent events, in the distinct connections mode of graphql-sse: one request, one
 * subscription, `next` for each answer, `complete` at the end. The `id` of each message is the event's.
 *
 * @see https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md
 */
export function graphEventStream(streams: GraphStreams, startStream: StartEventStream) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { caller, id: requestId } = request;
    if (caller === undefined) throw unauthorized("Authorization: `Bearer <YOUR_API_KEY>` is required.");
    const asked = readInput(Asked, request.method === "GET" ? fromUrl(request) : request.body);
    let deliverTo: ReturnType<StartEventStream> | undefined;
    const COMPLETE = sentEvent("", { event: "complete" });
    const farewell = (thrown: unknown) =>
      `${sentEvent(JSON.stringify({ errors: [streams.present(thrown, requestId)] }), { event: "next" })}${COMPLETE}`;
    const lane: Lane = {
      last: "",
      lag: undefined,
      lagging: (lagged, message) => {
        const [head = "", answer = ""] = message.trimEnd().split("\ndata: ");
        return [`${head}\ndata: ${withLag(answer, lagged)}\n\n`];
      },
    };
    try {
      const stream = await streams.open(asked, caller, {
        push: (event, answer) =>
          deliverTo?.outbox.push({
            ...{ lane, id: event.id, subject: event.facts.subject },
            message: sentEvent(answer.text, { event: "next", id: event.id }),
          }),
        miss: (event) => deliverTo?.outbox.miss(lane, event.id),
        ready: async () => deliverTo?.outbox.ready(),
        failed: (error) => deliverTo?.end(farewell(error)),
      });
      if (request.signal.aborted) return stream.leave();
      lane.last = formatEventCursor(stream.begin);
      const open = startStream(request, reply, farewell);
      deliverTo = open;
      open.closed.addEventListener("abort", () => stream.leave());
      stream.start();
    } catch (thrown) {
      if (!(thrown instanceof GraphQLError)) throw thrown;
      reply.code(400).type("application/json; charset=utf-8");
      await reply.send(JSON.stringify({ errors: [streams.present(thrown, requestId)] }));
    }
  };
}

/** The parameters of a GET, of which two are JSON. */
function fromUrl({ query, raw }: FastifyRequest): unknown {
  const { variables, extensions: _, ...asked } = Json.parse(query);
  // Of the URL, in which the gate has put the hash of a `documentId`.
  const extensions = new URL(raw.url ?? "", "http://gateway").searchParams.get("extensions");
  return { ...asked, variables: jsonOf(variables), extensions: jsonOf(extensions) };
}

/** What is no JSON stays the text that it is, to be refused by its name. */
function jsonOf(text: unknown): unknown {
  if (typeof text !== "string") return text ?? undefined;
  try {
    const read: unknown = JSON.parse(text);
    return read;
  } catch {
    return text;
  }
}
