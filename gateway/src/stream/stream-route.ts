import { formatEventCursor } from "@tetron/domain/event-cursor";
import { requireStorable } from "@tetron/domain/text";
import { requireScope } from "@tetron/service/caller";
import type { Log } from "@tetron/service/log";
import { failureOf, presentRest } from "@tetron/service/present";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Guard } from "../auth/guard.ts";
import { queryOf, readInput } from "../rest/input.ts";
import { queryNumber } from "../rest/query-number.ts";
import { CHANNEL_NAMES } from "./channels.ts";
import { type StartEventStream, sentEvent } from "./event-stream.ts";
import { FilterInput, readFilter } from "./filter.ts";
import type { EventHub } from "./hub.ts";
import type { Lane } from "./outbox.ts";
import { textOfFrame } from "./socket-frame.ts";

/** A list in a query string: with commas. */
const list = <Item extends z.ZodType>(of: z.ZodArray<Item>) =>
  z.preprocess((given) => (typeof given === "string" ? given.split(",") : given), of);

/** The query of `GET /v1/stream`. */
const StreamQuery = z.strictObject({
  channels: list(z.array(z.enum(CHANNEL_NAMES)).min(1).max(CHANNEL_NAMES.length)).default(["scores"]),
  wallets: list(FilterInput.shape.wallets.unwrap()).optional(),
  networks: list(FilterInput.shape.networks.unwrap()).optional(),
  recommendation: list(z.array(z.enum(["approve", "review", "decline"])).min(1)).optional(),
  min_score: queryNumber(z.number().min(0).max(100)).optional(),
  resume_from: z.string().optional(),
});

export interface StreamRouteOptions {
  readonly guard: Guard;
  readonly hub: EventHub;
  readonly log: Log;
  readonly startStream: StartEventStream;
}

/** `GET /v1/stream`: the messages of `WS /v1/stream` as server-sent events. */
export function addStreamRoute(app: FastifyInstance, options: StreamRouteOptions): void {
  const { guard, hub, log, startStream } = options;
  app.get("/v1/stream", {
    config: { deadlineMs: Number.POSITIVE_INFINITY },
    async onRequest(request, reply) {
      requireScope(await guard.admit(request, reply), "stream:read");
    },
    async handler(request, reply) {
      requireStorable(request.query);
      const { channels, resume_from, ...given } = readInput(StreamQuery, queryOf(request.query));
      const filter = readFilter(given, channels, (member) => member);
      const lastId = request.headers["last-event-id"];
      const resume = typeof lastId === "string" ? lastId : resume_from;
      const after = await hub.readCursor(resume, lastId ? "Last-Event-ID" : "resume_from");
      const farewell = (thrown: unknown) => {
        if (failureOf(thrown) === undefined) log.error({ err: thrown, request_id: request.id }, "bug");
        return sentEvent(JSON.stringify({ type: "error", ...presentRest(thrown, request.id).body }), {
          event: "error",
        });
      };
      let deliverTo: ReturnType<StartEventStream> | undefined;
      const lane: Lane = {
        last: "",
        lag: undefined,
        lagging: (lagged, message) => [
          sentEvent(JSON.stringify({ type: "lagged", lagged }), { event: "lagged" }),
          message,
        ],
      };
      const subscription = await hub.subscribe({
        ...{ tenant: request.caller!.tenant, channels, filter, after },
        deliver: (event) =>
          deliverTo?.outbox.push({
            ...{ lane, id: event.id, subject: event.facts.subject },
            message: sentEvent(textOfFrame(event.frame()), { id: event.id }),
          }),
        ready: async () => deliverTo?.outbox.ready(),
        failed: (error) => deliverTo?.end(farewell(error)),
      });
      if (request.signal.aborted) return subscription.leave();
      const stream = startStream(request, reply, farewell);
      deliverTo = stream;
      lane.last = formatEventCursor(subscription.begin);
      // The cursor before the first message, so that a client that loses the connection now resumes from here.
      if (lane.last !== "") stream.outbox.send(`id: ${lane.last}\n\n`);
      stream.closed.addEventListener("abort", () => subscription.leave());
      subscription.start();
    },
  });
}
