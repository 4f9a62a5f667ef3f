import { WebSocket } from "undici";
import { z } from "zod";
import { openEndpoint } from "./endpoint.ts";

/** A subscription to what a node announces. Disposing ends it. */
export interface NodeSubscription extends Disposable {
  /** Whether the node announces at present; otherwise somebody has to look. */
  isListening(): boolean;
  /** Connects, unless it is connected or the node closed it a moment ago. Call it again once in a while. */
  connect(): void;
}

/** What is subscribed to. */
export interface Subscribed {
  /** The http(s) URL at whose address the node's WebSocket is, with the name and the password that it may have. */
  readonly url: string;
  /** `eth_subscribe`, `slotSubscribe`. */
  readonly method: string;
  readonly params: readonly unknown[];
}

/** What is subscribed to, and the listeners. */
export interface SubscriptionOptions extends Subscribed {
  /** The node has agreed. */
  onListening?(): void;
  /** What it announces, unchecked. */
  onMessage(result: unknown): void;
  /** It is over: the node refused, or closed the connection. */
  onEnd(): void;
}

/** How long a node that cannot be subscribed to, or closed the connection, is left alone. */
const AGAIN_MS = 30_000;

/** Subscribes at a node by WebSocket. An announcement may be lost, and a node need not offer it. */
export function openSubscription(options: SubscriptionOptions): NodeSubscription {
  const { url: plain, headers } = openEndpoint(options.url);
  const { method, params } = options;
  const subscribe = { jsonrpc: "2.0", id: 1, method, params };
  let socket: WebSocket | undefined;
  let subscribed = false;
  let closedAt = Number.NEGATIVE_INFINITY;

  return {
    isListening: () => subscribed,
    connect() {
      if (socket !== undefined || performance.now() - closedAt < AGAIN_MS) return;
      const opened = new WebSocket(plain.replace(/^http/, "ws"), { headers });
      const forget = () => {
        if (socket !== opened) return;
        [socket, subscribed] = [undefined, false];
        if (closedAt !== Number.POSITIVE_INFINITY) closedAt = performance.now();
        options.onEnd();
      };
      opened.addEventListener("open", () => opened.send(JSON.stringify(subscribe)));
      opened.addEventListener("message", ({ data }) => {
        const message = readMessage(data);
        if (message === undefined) return opened.close();
        if (message.isAgreement) {
          subscribed = true;
          options.onListening?.();
        } else options.onMessage(message.result);
      });
      opened.addEventListener("close", forget);
      opened.addEventListener("error", forget);
      socket = opened;
    },
    [Symbol.dispose]() {
      closedAt = Number.POSITIVE_INFINITY;
      socket?.close();
    },
  };
}

const Message = z.union([
  z
    .object({ id: z.literal(1), result: z.union([z.string(), z.number()]) })
    .transform(() => ({ isAgreement: true, result: undefined })),
  z
    .object({ params: z.object({ result: z.unknown() }) })
    .transform(({ params }) => ({ isAgreement: false, result: params.result })),
]);

/** `undefined` when the node refuses, or says something else. */
function readMessage(data: unknown): z.output<typeof Message> | undefined {
  try {
    return Message.safeParse(JSON.parse(String(data))).data;
  } catch {
    return undefined;
  }
}
