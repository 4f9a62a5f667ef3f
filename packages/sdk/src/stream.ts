import type { components } from "./contracts.gen.ts";
import { readError } from "./read-error.ts";
import { type Read, type ResumeOptions, resume } from "./resume.ts";
import type { SseMessage } from "./sse.ts";
import type { Call, Transport } from "./transport.ts";

/** What happened: a channel's message with its `id`, the cursor after it. */
export type StreamMessage = components["schemas"]["StreamMessage"];

/** What can be subscribed to. */
export type Channel = StreamMessage["channel"];

/** A message of one channel, or of several. */
export type MessageOf<Name extends Channel> = Extract<StreamMessage, { readonly channel: Name }>;

type Recommendation = "approve" | "review" | "decline";

/** Only the messages that meet every member. */
export interface StreamFilter {
  /** Addresses, or CAIP-10 ids: a message is about one of them. */
  readonly wallets?: readonly string[] | undefined;
  readonly networks?: readonly string[] | undefined;
  /** Of scores, payments and narratives. */
  readonly recommendation?: Recommendation | readonly Recommendation[] | undefined;
  /** The least `fraud_score` of a score, a payment or a narrative, the least `reputation_score` of a reputation; 0-100. */
  readonly min_score?: number | undefined;
}

export interface StreamOptions extends ResumeOptions {
  readonly filter?: StreamFilter | undefined;
}

/** Messages of channels, in order and each once, over as many connections as it takes. */
export function streamChannels<Name extends Channel>(
  transport: Transport,
  channels: readonly Name[],
  { filter, ...options }: StreamOptions,
): AsyncGenerator<MessageOf<Name>, void, undefined> {
  const query = new URLSearchParams({ channels: channels.join(",") });
  for (const [name, value] of Object.entries(filter ?? {}))
    if (value !== undefined) query.set(name, String(value));
  const call = (after: string | undefined): Call => ({
    method: "GET",
    path: `/v1/stream?${query}`,
    headers: { Accept: "text/event-stream", ...(after !== undefined && { "Last-Event-ID": after }) },
    repeatable: true,
  });
  return resume(transport, { call, read: readMessage<MessageOf<Name>> }, options);
}

/** @throws TetronError that the stream ends with. */
function readMessage<Message>({ event, data }: SseMessage, answer: Response): Read<Message> {
  if (event === "error") throw readError(data, answer);
  if (event === "lagged") return "lagged";
  if (event !== "message" || data === "") return "notice";
  const message: unknown = JSON.parse(data);
  return { message: message as Message };
}
