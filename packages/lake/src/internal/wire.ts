import { Duplex } from "node:stream";
import type { MessagePort } from "node:worker_threads";

/**
 * A stream that `pg` uses as a socket: whole protocol messages over a port. What is written in one turn is sent
 * as one message, since each wakes the other thread.
 */
export function wire(port: MessagePort): Duplex {
  let written: Uint8Array[] = [];
  const send = () => {
    // A copy, because it is transferred and pg reuses its buffer.
    const message = new Uint8Array(Buffer.concat(written));
    written = [];
    port.postMessage(message, [message.buffer]);
  };
  const stream = new Duplex({
    read() {},
    write(chunk: Uint8Array, _encoding, done) {
      // After the promises of this turn, which send the other statements of a transaction.
      if (written.push(chunk) === 1) setImmediate(send);
      done();
    },
    final(done) {
      if (written.length > 0) send();
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
