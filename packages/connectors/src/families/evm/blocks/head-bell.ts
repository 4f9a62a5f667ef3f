import { WebSocket } from "undici";
import { openEndpoint } from "../../../rpc/endpoint.ts";

/** Rings when a node announces a block. */
export interface HeadBell extends Disposable {
  /** Whether the node announces blocks at present; otherwise somebody has to look. */
  isListening(): boolean;
  /** Waits until it rings, also once for what it rang since the last wait, or until `signal` aborts. */
  rung(signal: AbortSignal): Promise<void>;
}

/** How long a node that cannot be subscribed to, or closed the connection, is left alone. */
const AGAIN_MS = 30_000;
const SUBSCRIBE = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_subscribe", params: ["newHeads"] });

/**
 * Subscribes to the new blocks of a node, by WebSocket at its own URL. An announcement is a hint only: several blocks have
 * one, a reorg may have none, so what it says is not read.
 *
 * @param url - The node's http(s) URL, with the name and the password that it may have.
 */
export function openHeadBell(url: string): HeadBell {
  const { url: plain, headers } = openEndpoint(url);
  let socket: WebSocket | undefined;
  let subscribed = false;
  let closedAt = Number.NEGATIVE_INFINITY;
  let ring = Promise.withResolvers<void>();

  function connect(): void {
    if (socket !== undefined || performance.now() - closedAt < AGAIN_MS) return;
    const opened = new WebSocket(plain.replace(/^http/, "ws"), { headers });
    const forget = () => {
      if (socket === opened) [socket, subscribed, closedAt] = [undefined, false, performance.now()];
      // Whoever waits looks for himself from now on.
      ring.resolve();
    };
    opened.addEventListener("open", () => opened.send(SUBSCRIBE));
    opened.addEventListener("message", ({ data }) => {
      if (isRefusal(data)) return opened.close();
      subscribed = true;
      ring.resolve();
    });
    opened.addEventListener("close", forget);
    opened.addEventListener("error", forget);
    socket = opened;
  }

  return {
    isListening: () => subscribed,
    async rung(signal) {
      connect();
      const left = Promise.withResolvers<void>();
      const leave = () => left.resolve();
      signal.addEventListener("abort", leave, { once: true });
      if (!signal.aborted) await Promise.race([ring.promise, left.promise]);
      signal.removeEventListener("abort", leave);
      ring = Promise.withResolvers();
    },
    [Symbol.dispose]() {
      closedAt = Number.POSITIVE_INFINITY;
      socket?.close();
    },
  };
}

function isRefusal(data: unknown): boolean {
  return typeof data !== "string" || !data.includes('"result"') || data.includes('"error"');
}
