import { forwardAbort } from "./deadline.ts";
import { TetronError } from "./error.ts";
import { failureOf } from "./read-error.ts";
import type { Call, CallOptions, Transport } from "./transport.ts";

/**
 * Reads an answer of JSON line by line, as it arrives. It is asked for again until it begins; what has begun ends with a
 * failure, since the lines before it were given.
 *
 * @throws TetronError, also of a failure that ends the lines; or the signal's reason.
 */
export async function* readLines(
  transport: Transport,
  call: () => Call,
  { signal, ...options }: CallOptions = {},
): AsyncGenerator<unknown, void, undefined> {
  const answer = (await transport.call({ ...call(), isOpen: true }, { ...options, signal })) as Response;
  const reader = answer.body?.getReader();
  if (reader === undefined) return;
  const controller = new AbortController();
  const detach = forwardAbort(signal, controller);
  // A read that waits ends as the end of the lines would: see `read`.
  controller.signal.addEventListener("abort", () => reader.cancel().catch(() => undefined));
  const decoder = new TextDecoder();
  let rest = "";
  try {
    controller.signal.throwIfAborted();
    for (;;) {
      const { done, value } = await read(reader, controller, transport.attemptTimeoutMs);
      const lines = (rest + decoder.decode(value, { stream: !done })).split("\n");
      rest = done ? "" : lines.pop()!;
      for (const line of lines) if (line !== "") yield readLine(line, answer);
      if (done) return;
    }
  } finally {
    detach();
    // The connection is not of use to anybody else; that it is gone already is no failure.
    await reader.cancel().catch(() => undefined);
  }
}

async function read(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  controller: AbortController,
  silentMs: number,
) {
  const { signal } = controller;
  const silent = () => controller.abort(new TetronError("DEADLINE_EXCEEDED", "The next line did not come."));
  const timer = setTimeout(silent, silentMs);
  try {
    const next = await reader.read();
    signal.throwIfAborted();
    return next;
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    throw new TetronError("CONNECTION_FAILED", "The lines were cut off.", { cause });
  } finally {
    clearTimeout(timer);
  }
}

/** @throws TetronError of a line that says why there are no more. */
function readLine(line: string, answer: Response): unknown {
  const failure = failureOf(line, answer);
  if (failure !== undefined) throw failure;
  const value: unknown = JSON.parse(line);
  return value;
}
