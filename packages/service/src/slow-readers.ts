import type { Server, Socket } from "node:net";

/** Limits on the data buffered for clients that do not read. */
export interface ReaderLimits {
  /** How long a client may take to read what was written to it, in milliseconds. */
  readonly writeDeadlineMs: number;
  /** Bytes buffered for one client. */
  readonly maxBytesPerSocket: number;
  /** Bytes buffered for all clients of the server together. */
  readonly maxBytes: number;
  readonly sweepMs: number;
}

export const READER_LIMITS: ReaderLimits = {
  writeDeadlineMs: 30_000,
  maxBytesPerSocket: 16_000_000,
  maxBytes: 128_000_000,
  sweepMs: 1_000,
};

/** The clients of a server that may be slow. */
export interface SlowReaders {
  /** Checks at once; for when much has just been written. */
  look(): void;
  /** Leaves a client to the code that streams to it and bounds its queue. */
  release(socket: Socket): void;
}

/** Disconnects clients that send requests and do not read the answers, which stay in memory until read. */
export function dropSlowReaders(server: Server, limits: ReaderLimits = READER_LIMITS): SlowReaders {
  /** Since when bytes have been buffered for a client; `undefined` while none are. */
  const waitingSince = new Map<Socket, number | undefined>();

  const sweep = () => {
    const now = performance.now();
    let total = 0;
    for (const [socket, since] of waitingSince) {
      const bytes = socket.writableLength;
      const began = bytes === 0 ? undefined : (since ?? now);
      waitingSince.set(socket, began);
      const isLate = began !== undefined && now - began > limits.writeDeadlineMs;
      if (isLate || bytes > limits.maxBytesPerSocket) socket.destroy();
      else total += bytes;
    }
    if (total <= limits.maxBytes) return;
    const largest = [...waitingSince.keys()].sort((a, b) => b.writableLength - a.writableLength);
    for (const socket of largest) {
      if (total <= limits.maxBytes) return;
      total -= socket.writableLength;
      socket.destroy();
    }
  };

  server.on("connection", (socket: Socket) => {
    waitingSince.set(socket, undefined);
    socket.once("close", () => waitingSince.delete(socket));
  });
  const timer = setInterval(sweep, limits.sweepMs).unref();
  server.once("close", () => clearInterval(timer));
  return { look: sweep, release: (socket) => void waitingSince.delete(socket) };
}
