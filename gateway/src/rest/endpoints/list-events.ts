import { EVENT_CURSOR_PATTERN } from "@tetron/domain/event-cursor";
import { roundedEvent } from "@tetron/domain/rounded";
import { z } from "zod";
import { ListEventsDocument } from "../../operations.gen.ts";
import { defineEndpoint } from "../endpoint.ts";
import { PageLimit, pageVariables } from "../page.ts";

export default defineEndpoint({
  method: "GET",
  path: "/events",
  scope: "stream:read",
  needs: ["tenancy"],
  failures: ["UNPROCESSABLE"],
  summary: "Read events, oldest first",
  query: ["after", "limit", "type"],
  input: z.strictObject({
    after: z
      .string()
      .max(784)
      // The events' own door checks it, and names the part that is wrong.
      .meta({ pattern: EVENT_CURSOR_PATTERN })
      .optional()
      .describe(
        "The `id` of the last event that you have, or the `next` of the previous page; starts at the first event when absent or empty.",
      ),
    limit: PageLimit,
    type: z
      .string()
      .min(1)
      .max(64)
      .optional()
      .describe("Only events of this type, such as `score.completed`."),
  }),
  output: z.object({
    events: z.array(
      z.object({
        id: z
          .string()
          .describe("The event's cursor, the same in streams; pass it as `after` or `resume_from`."),
        event_id: z.string().describe("`evt_` and a ULID, the same in webhooks."),
        type: z.string().describe("Such as `score.completed`."),
        subject: z.string().describe("The id of its subject."),
        version: z.number().int().describe("Version of the shape of `data`."),
        data: z
          .record(z.string(), z.unknown())
          .describe("See `schema/asyncapi.json`; scores have two decimals."),
        created_at: z.iso.datetime(),
      }),
    ),
    next: z.string().describe("Where to resume, also if the page is empty."),
    has_more: z.boolean().describe("Whether there were more items when the page was read."),
  }),
  example: {
    input: { after: "local:41", limit: 20 },
    output: {
      events: [
        {
          id: "local:42",
          event_id: "evt_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
          type: "score.completed",
          subject: "tx_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
          version: 1,
          data: {
            transaction_id: "tx_01JVEP5ZK8Q4T6W2N9B3RXC7HD",
            fraud_score: 12.7,
            reputation_score: 87.3,
          },
          created_at: "2025-05-17T08:34:21.000Z",
        },
      ],
      next: "local:42",
      has_more: false,
    },
  },
  operation: ListEventsDocument,
  variables: ({ after, limit, type }) => ({
    ...pageVariables({ limit, cursor: after }),
    types: type === undefined ? null : [type],
  }),
  answer: ({ events: { edges, pageInfo, next } }) => ({
    events: edges.map(({ cursor, node }) => ({
      id: cursor,
      event_id: node.id,
      type: node.type,
      subject: node.subject,
      version: node.version,
      data: roundedEvent(Data.parse(JSON.parse(node.data))),
      created_at: node.at,
    })),
    next,
    has_more: pageInfo.hasNextPage,
  }),
});

const Data = z.record(z.string(), z.unknown());
