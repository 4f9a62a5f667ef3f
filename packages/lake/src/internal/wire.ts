import { Duplex } from "node:stream";
import type { MessagePort } from "node:worker_threads";

/** A stream that `pg` uses as a socket: whole protocol messages over a port. */
export function wire(port: MessagePort): Duplex {
  const send = (chunks: readonly Uint8Array[]) => {
    // A copy, because it is transferred and pg reuses its buffer.
    const message = new Uint8Array(Buffer.concat(chunks));
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
    connect: () => process.nextTick(() => stream.emit("connect")),
    setNoDelay: nothing,
    setKeepAlive: nothing,
    ref: nothing,
    unref: nothing,
  });
}
