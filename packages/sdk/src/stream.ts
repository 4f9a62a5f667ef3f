import { retryDelayMs } from "./backoff.ts";
import type { components } from "./contracts.gen.ts";
import { forwardAbort, sleep } from "./deadline.ts";
import { TetronError } from "./error.ts";
import { readError } from "./read-error.ts";
import { readSse, type SseMessage } from "./sse.ts";
import type { Call, Transport } from "./transport.ts";

/** What happened: a channel's message with its `id`, the cursor after it. */
export type StreamMessage = components["schemas"]["StreamMessage"];

/** What can be subscribed to. */
export type Channel = StreamMessage["channel"];

/** A message of one channel, or of several. */
export type MessageOf<Name extends Channel> = Extract<StreamMessage, { readonly channel: Name }>;

/** Only the messages that meet every member. */
export interface StreamFilter {
  /** Addresses, or CAIP-10 ids: a message is about one of them. */
  readonly wallets?: readonly string[] | undefined;
  readonly networks?: readonly string[] | undefined;
  /** Of scores only. */
  readonly recommendation?:
    | "approve"
    | "review"
    | "decline"
    | readonly ("approve" | "review" | "decline")[]
    | undefined;
  /** The least `fraud_score` of a score, the least `reputation_score` of a reputation; 0-100. */
  readonly min_score?: number | undefined;
}

export interface ResumeOptions {
  /** The `id` of the last message that was handled: everything after it follows, each once. Absent: from now on. */
  readonly after?: string | undefined;
  /** Ends the stream, which then throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
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
  const read = ({ data }: SseMessage) => {
    const message: unknown = JSON.parse(data);
    return message as MessageOf<Name>;
  };
  return resuming(transport, { call, read }, options);
}

interface Resumable<Message> {
  /** The request for what comes after an id, or from now on. */
  readonly call: (after: string | undefined) => Call;
  readonly read: (message: SseMessage) => Message;
}

/**
 * Reads server-sent events and, whenever the connection ends, opens the next one after the last id. It goes on for as long
 * as it is iterated over: only an error that another attempt would meet again ends it.
 */
async function* resuming<Message>(
  transport: Transport,
  { call, read }: Resumable<Message>,
  { after, signal }: ResumeOptions,
): AsyncGenerator<Message, void, undefined> {
  const leaving = new AbortController();
  const detach = forwardAbort(signal, leaving);
  let last = after;
  let failures = 0;
  try {
    for (;;) {
      let retryAfterMs: number | undefined;
      try {
        for await (const message of connection(transport, call(last), leaving.signal)) {
          // What comes after it is not all that happened; the next connection is given everything.
          if (message.event === "lagged") break;
          if (message.id !== "") last = message.id;
          if (message.data === "" || NOTICES.has(message.event)) continue;
          failures = 0;
          yield read(message);
        }
      } catch (error) {
        if (leaving.signal.aborted || !(error instanceof TetronError) || !error.retryable) throw error;
        ({ retryAfterMs } = error);
      }
      await sleep(retryDelayMs(failures++, retryAfterMs), leaving.signal);
    }
  } finally {
    detach();
    leaving.abort();
  }
}

/** Events that are no message of a channel. */
const NOTICES: ReadonlySet<string> = new Set(["ack", "ping"]);

/** The events of one connection, which ends when nothing comes for too long. */
async function* connection(
  transport: Transport,
  call: Call,
  outer: AbortSignal,
): AsyncGenerator<SseMessage, void, undefined> {
  const controller = new AbortController();
  const { signal } = controller;
  const detach = forwardAbort(outer, controller);
  const silent = () => controller.abort(new TetronError("DEADLINE_EXCEEDED", "The stream fell silent."));
  let timer = setTimeout(silent, transport.attemptTimeoutMs);
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(silent, transport.attemptTimeoutMs);
  };
  try {
    const response = await transport.open(call, signal);
    for await (const message of readSse(response.body!, heard)) {
      if (message.event === "error") throw readError(message.data, response);
      // The time that the caller takes for a message is no silence.
      clearTimeout(timer);
      yield message;
      heard();
    }
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof TetronError) throw error;
    throw new TetronError("CONNECTION_FAILED", "The stream was cut.", { cause: error });
  } finally {
    clearTimeout(timer);
    detach();
    controller.abort();
  }
}
