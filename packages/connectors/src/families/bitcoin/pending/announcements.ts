import type { Subscriber } from "zeromq";
import { isNext, readSequence } from "./sequence.ts";

/** What a node announces of its mempool. Disposing ends it. */
export interface Announcements extends Disposable {
  /** Whether something was heard since it was connected to, so that it is known to announce; otherwise somebody has to look. */
  isHeard(): boolean;
  /** Why nothing can be heard; `undefined` while nothing speaks against it. */
  fault(): string | undefined;
}

/** The listeners. */
export interface AnnouncementListeners {
  onAdded(txid: string, sequence: number): void;
  onRemoved(txid: string): void;
  /** Something was lost, or may have been: what the node has must be compared. */
  onGap(): void;
}

/** Messages that wait to be read. Those beyond are lost, which the count tells. */
const MAX_WAITING = 10_000;
/** How long a connection may take, or be away. */
const CONNECT_MS = 10_000;
const OPTIONS = {
  ...{ receiveHighWaterMark: MAX_WAITING, linger: 0, ipv6: true },
  // A connection that answers no heartbeat is made anew.
  ...{ heartbeatInterval: 10_000, heartbeatTimeout: 20_000 },
  ...{ reconnectInterval: 100, reconnectMaxInterval: 5_000 },
};
const MAX_SHOWN_CHARS = 160;

/**
 * Listens to a node's `sequence` messages. They need the package `zeromq`, which is optional, since it is native and not
 * built for every platform.
 *
 * @param place - `tcp://host:port`
 * @param load - Loads the package.
 */
export async function openAnnouncements(
  place: string,
  listeners: AnnouncementListeners,
  load = () => import("zeromq"),
): Promise<Announcements> {
  try {
    const { Subscriber } = await load();
    return listen(new Subscriber(OPTIONS), place, listeners);
  } catch (error) {
    // The package says on further lines what it was built for.
    const [reason = ""] = String((error as Error).message).split("\n");
    return unheard(`zeromq cannot listen to ${place}: ${reason.slice(0, MAX_SHOWN_CHARS)}`);
  }
}

/** Announcements that cannot be had. */
export function unheard(why: string): Announcements {
  return { isHeard: () => false, fault: () => why, [Symbol.dispose]() {} };
}

function listen(socket: Subscriber, place: string, listeners: AnnouncementListeners): Announcements {
  let heard = false;
  /** Since when there is no connection; `undefined` while there is one. */
  let awaySince: number | undefined = performance.now();
  let broken: string | undefined;
  socket.events.on("handshake", () => {
    heard = false;
    awaySince = undefined;
    // What came while nobody listened was not announced.
    listeners.onGap();
  });
  socket.events.on("disconnect", () => {
    awaySince ??= performance.now();
  });
  try {
    socket.connect(place);
    socket.subscribe("sequence");
  } catch (error) {
    socket.close();
    throw error;
  }
  hear(socket, listeners, () => {
    heard = true;
  }).catch((error: unknown) => {
    broken = String(error);
  });
  return {
    // What waits to be read may be heard after the connection is gone.
    isHeard: () => heard && awaySince === undefined && broken === undefined,
    fault: () =>
      broken ??
      (awaySince !== undefined && performance.now() - awaySince > CONNECT_MS
        ? `${place} cannot be reached`
        : undefined),
    [Symbol.dispose]: () => socket.close(),
  };
}

/** Ends when the socket is closed. */
async function hear(
  socket: Subscriber,
  { onAdded, onRemoved, onGap }: AnnouncementListeners,
  onMessage: () => void,
): Promise<void> {
  let last: number | undefined;
  for await (const parts of socket) {
    const message = readSequence(parts);
    if (message === undefined) continue;
    onMessage();
    if (!isNext(last, message.count)) onGap();
    last = message.count;
    if (message.what === "added") onAdded(message.txid, message.sequence);
    else if (message.what === "removed") onRemoved(message.txid);
  }
}
