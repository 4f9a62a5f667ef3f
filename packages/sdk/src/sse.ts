/** A message of a `text/event-stream`. */
export interface SseMessage {
  /** `message` when the stream names none. */
  readonly event: string;
  readonly data: string;
  /** The last id that was seen, of this message or an earlier one; empty when there was none. */
  readonly id: string;
}

/**
 * Reads a `text/event-stream` as the HTML standard says, except that a block without data is given too: it carries an id.
 *
 * @param onBytes - Called with each piece that arrives, also when it makes no message, such as a heartbeat.
 */
export async function* readSse(
  body: ReadableStream<Uint8Array>,
  onBytes: () => void,
): AsyncGenerator<SseMessage, void, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  let block: Block = {};
  let id = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      onBytes();
      const text = rest + decoder.decode(value, { stream: true });
      // A carriage return at the end may be half of a line's end.
      const whole = text.endsWith("\r") ? text.length - 1 : text.length;
      const lines = text.slice(0, whole).split(/\r\n|\r|\n/);
      rest = lines.pop()! + text.slice(whole);
      for (const line of lines) {
        if (line !== "") {
          block = withLine(block, line);
          continue;
        }
        if (block.id !== undefined) id = block.id;
        const { event = "message", data } = block;
        if (data !== undefined || block.id !== undefined) yield { event, data: data ?? "", id };
        block = {};
      }
    }
  } finally {
    // The connection is not of use to anybody else; that it is gone already is no failure.
    await reader.cancel().catch(() => undefined);
  }
}

interface Block {
  readonly event?: string;
  readonly data?: string;
  readonly id?: string;
}

function withLine(block: Block, line: string): Block {
  const colon = line.indexOf(":");
  const field = colon === -1 ? line : line.slice(0, colon);
  const value = colon === -1 ? "" : line.slice(colon + 1).replace(/^ /, "");
  switch (field) {
    case "event":
      return { ...block, event: value };
    case "data":
      return { ...block, data: block.data === undefined ? value : `${block.data}\n${value}` };
    case "id":
      return value.includes("\0") ? block : { ...block, id: value };
    default:
      return block;
  }
}
