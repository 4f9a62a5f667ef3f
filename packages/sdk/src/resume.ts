import { retryDelayMs } from "./backoff.ts";
import { forwardAbort, sleep } from "./deadline.ts";
import { TetronError } from "./error.ts";
import { readSse, type SseMessage } from "./sse.ts";
import type { Call, Transport } from "./transport.ts";

export interface ResumeOptions {
  /** The `id` of the last message that was handled: everything after it follows, each once. Absent: from now on. */
  readonly after?: string | undefined;
  /** Ends the stream, which then throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** What an event of a connection is: a message, nothing to give, or word of messages that this client was too slow for. */
export type Read<Message> = { readonly message: Message } | "notice" | "lagged";

/** A stream that can be opened again where it ended. */
export interface Resumable<Message> {
  /** The request for what comes after an id, or from now on. */
  readonly call: (after: string | undefined) => Call;
  /** Throws what an event says went wrong. */
  readonly read: (event: SseMessage, answer: Response) => Read<Message>;
}

/**
 * Reads server-sent events and, whenever the connection ends, opens the next one after the last id. It goes on for as long
 * as it is iterated over: only an error that another attempt would meet again ends it.
 *
 * Server-sent events rather than WebSocket: `fetch` sends the key as a header everywhere, Node 20 has no WebSocket, and one
 * transport has one behaviour.
 *
 * @throws TetronError, or the signal's reason.
 */
export async function* resume<Message>(
  transport: Transport,
  stream: Resumable<Message>,
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
        for await (const { id, read } of connection(transport, stream, {
          after: last,
          signal: leaving.signal,
        })) {
          // What comes after it is not all that happened; the next connection is given everything.
          if (read === "lagged") break;
          if (id !== "") last = id;
          if (read === "notice") continue;
          failures = 0;
          yield read.message;
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

/** The events of one connection, which ends when nothing comes for too long. */
async function* connection<Message>(
  transport: Transport,
  { call, read }: Resumable<Message>,
  { after, signal: outer }: ResumeOptions,
): AsyncGenerator<{ readonly id: string; readonly read: Read<Message> }, void, undefined> {
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
    const answer = await transport.open(call(after), signal);
    for await (const event of events(answer, signal, heard)) {
      // The time that the caller takes for a message is no silence.
      clearTimeout(timer);
      yield { id: event.id, read: read(event, answer) };
      heard();
    }
  } finally {
    clearTimeout(timer);
    detach();
    controller.abort();
  }
}

async function* events({ body }: Response, signal: AbortSignal, heard: () => void) {
  try {
    if (body !== null) yield* readSse(body, heard);
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    throw new TetronError("CONNECTION_FAILED", "The stream was cut.", { cause });
  }
}
