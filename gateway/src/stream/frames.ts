import { z } from "zod";
import { ErrorBody } from "../rest/error-body.ts";
import { CHANNEL_NAMES } from "./channels.ts";
import { FilterInput } from "./filter.ts";

const MAX_KEY_CHARS = 512;
const MAX_NAME_CHARS = 100;
const MAX_CURSOR_CHARS = 1_000;

const Channels = z.array(z.enum(CHANNEL_NAMES)).min(1).max(CHANNEL_NAMES.length);
const SubscriptionName = z
  .string()
  .min(1)
  .max(MAX_NAME_CHARS)
  .describe("The subscription's name on this socket.");
/** Empty before the very first event of an installation. */
const Cursor = z.string().max(MAX_CURSOR_CHARS);

/** What a client may send, by its action. */
export const ACTIONS = {
  authenticate: z.strictObject({
    action: z.literal("authenticate"),
    apiKey: z.string().min(1).max(MAX_KEY_CHARS).describe("An API key with the scope `stream:read`."),
  }),
  subscribe: z.strictObject({
    action: z.literal("subscribe"),
    channels: Channels,
    filter: FilterInput.optional(),
    resume_from: Cursor.describe(
      "The `id` of the last message received: every later event follows once. Absent: only new events.",
    ).optional(),
    subscription: SubscriptionName.optional(),
  }),
  unsubscribe: z.strictObject({
    action: z.literal("unsubscribe"),
    subscription: SubscriptionName.optional(),
    channels: Channels.describe("Ends these channels; in every subscription if none is named.").optional(),
  }),
  ping: z.strictObject({ action: z.literal("ping") }),
} as const;

/** What a client asks for. */
export type Action = keyof typeof ACTIONS;

/** A frame that was read. */
export type ClientFrame = { readonly [Name in Action]: z.infer<(typeof ACTIONS)[Name]> }[Action];

/** What the server sends beside the messages of a channel, by type. */
export const NOTICES = {
  ack: z.strictObject({
    type: z.literal("ack"),
    action: z.enum(Object.keys(ACTIONS) as [Action, ...Action[]]),
    subscription: SubscriptionName.optional(),
    channels: Channels.optional(),
    resume_from: z
      .string()
      .describe("For a subscription: the id to resume from until the first message arrives.")
      .optional(),
  }),
  error: ErrorBody.extend({
    type: z.literal("error"),
    action: z.string().describe("The refused action; absent if the frame had none.").optional(),
  }),
  lagged: z.strictObject({
    type: z.literal("lagged"),
    lagged: z.strictObject({
      missed: z
        .number()
        .int()
        .min(1)
        .describe("Number of messages that this client was too slow to receive."),
      resume_from: z.string().describe("Resume from this id to get them."),
    }),
  }),
  pong: z.strictObject({ type: z.literal("pong") }),
} as const;
