import { Duplex } from "node:stream";
import type { MessagePort } from "node:worker_threads";

/** A stream that `pg` uses as a socket. */
export interface Wire extends Duplex {
  /** Holds what is written, to send it as one message. @returns Ends it; the last one to do so sends. */
  hold(): () => void;
}

/** More is not held: the store works on it while the rest is made. */
const MAX_HELD_BYTES = 64 * 1024;

/** A stream of whole protocol messages over a port. */
export function wire(port: MessagePort): Wire {
  let holds = 0;
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  const send = (chunks: readonly Uint8Array[]) => {
    held.push(...chunks);
    for (const { byteLength } of chunks) heldBytes += byteLength;
    if (holds === 0 || heldBytes > MAX_HELD_BYTES) flush();
  };
  const flush = () => {
    if (held.length === 0) return;
    // A copy, because it is transferred and pg reuses its buffer.
    const message = new Uint8Array(Buffer.concat(held));
    [held, heldBytes] = [[], 0];
    port.postMessage(message, [message.buffer]);
  };
  const stream = new Duplex({
    read() {},
    write(chunk: Uint8Array, _encoding, done) {
      send([chunk]);
      done();
    },
    writev(chunks, done) {
      send(chunks.map(({ chunk }) => chunk as Uint8Array));
      done();
    },
    final(done) {
      flush();
      port.close();
      stream.push(null);
      done();
    },
    destroy(error, done) {
      port.close();
      done(error);
    },
  });
  port.on("message", (answer: Uint8Array) => {
    if (!stream.destroyed && !stream.readableEnded) stream.push(answer);
  });
  port.on("close", () => stream.destroy());
  const nothing = () => stream;
  return Object.assign(stream, {
    hold() {
      holds += 1;
      return () => {
        holds -= 1;
        if (holds === 0) flush();
      };
    },
    connect: () => process.nextTick(() => stream.emit("connect")),
    setNoDelay: nothing,
    setKeepAlive: nothing,
    ref: nothing,
    unref: nothing,
  });
}
