import type { Socket } from "node:net";
import type { StreamCounts } from "./stream-counts.ts";

/** Messages that wait for one client. */
const MAX_ITEMS = 256;

/** How a client that was too slow learns which events it missed. */
export interface Lagged {
  /** Events that it did not get. */
  readonly missed: number;
  /** Resume from this id to get them. */
  readonly resume_from: string;
}

/** What goes over the wire at once, as the connection writes it. */
export type Message = string;

/** A stream of events within a connection: one subscription, or all of a socket. */
export interface Lane {
  /** What is sent in place of the message of the next event when events before it are missing. */
  readonly lagging: (lagged: Lagged, message: Message) => readonly Message[];
  /** The id of the last event that was given to it, or from which it began. */
  last: string;
  /** The first event that it missed, by its number. */
  lag: { readonly order: number; readonly resumeFrom: string; readonly missed: number } | undefined;
}

/** An event for a client. */
export interface Item {
  readonly lane: Lane;
  readonly id: string;
  /** What a later event replaces: see `Facts.subject`. */
  readonly subject: string;
  readonly message: Message;
}

/** The connection behind an outbox. */
export interface Wire {
  /** Whose buffer decides whether more is written. */
  readonly socket: Socket;
  readonly counts: StreamCounts;
  write(message: Message): void;
}

/** What waits for one client. However slow that is, it is little. */
export interface Outbox {
  /** Sends a message that is no event, in order with the events. */
  send(message: string): void;
  /** Sends an event; a client that is too slow for it misses an older one. */
  push(item: Item): void;
  /** The client misses an event. */
  miss(lane: Lane, id: string): void;
  /** Resolves when everything has been handed to the system; at once on a client that reads. */
  ready(): Promise<void>;
  /** Since when the system has taken nothing; `undefined` while it does. */
  stalledSince(): number | undefined;
  close(): void;
}

interface Waiting extends Partial<Item> {
  readonly message: Message;
  readonly order: number;
  /** The id before it in its lane. */
  readonly before: string;
}

/**
 * Queues messages for a client that reads more slowly than they come, up to a bound. Beyond it an event replaces an
 * older one with the same subject, or the oldest, and the client gets the cursor to resume from.
 */
export function createOutbox({ socket, counts, write }: Wire): Outbox {
  let queue: Waiting[] = [];
  let order = 0;
  let stalled: number | undefined;
  let closed = false;
  let waiting = Promise.withResolvers<void>();

  const put = (message: Message) => {
    write(message);
    if (socket.writableNeedDrain) stalled ??= performance.now();
  };
  const sendNow = ({ lane, message }: Pick<Waiting, "lane" | "message">) => {
    if (lane !== undefined) counts.deliveries++;
    if (lane?.lag === undefined) return put(message);
    const { missed, resumeFrom } = lane.lag;
    lane.lag = undefined;
    counts.lagged++;
    for (const each of lane.lagging({ missed, resume_from: resumeFrom }, message)) put(each);
  };
  const drain = () => {
    stalled = undefined;
    let sent = 0;
    while (sent < queue.length && !socket.writableNeedDrain) sendNow(queue[sent++]!);
    if (sent > 0) queue = queue.slice(sent);
    if (queue.length === 0 && !socket.writableNeedDrain) {
      waiting.resolve();
      waiting = Promise.withResolvers();
    }
  };
  socket.on("drain", drain);

  /** Makes room in a full queue: for an event about the same, or else by the oldest event. */
  const makeRoom = ({ lane, subject }: Item) => {
    const same = queue.findIndex((each) => each.lane === lane && each.subject === subject);
    const at = same === -1 ? queue.findIndex((each) => each.lane !== undefined) : same;
    const [dropped] = at === -1 ? [] : queue.splice(at, 1);
    if (dropped?.lane === undefined) return;
    counts.missed++;
    if (same !== -1) counts.conflated++;
    addMiss(dropped.lane, dropped);
  };

  return {
    send(message) {
      if (closed) return;
      order++;
      if (queue.length > 0 || socket.writableNeedDrain) queue.push({ message, order, before: "" });
      else sendNow({ message });
    },
    push(item) {
      if (closed) return;
      const { lane, id } = item;
      const before = lane.last;
      lane.last = id;
      order++;
      if (queue.length === 0 && !socket.writableNeedDrain) return sendNow(item);
      if (queue.length >= MAX_ITEMS) makeRoom(item);
      queue.push({ ...item, order, before });
    },
    miss(lane, id) {
      counts.missed++;
      addMiss(lane, { order: ++order, before: lane.last });
      lane.last = id;
    },
    async ready() {
      while (!closed && (queue.length > 0 || socket.writableNeedDrain)) await waiting.promise;
    },
    stalledSince: () => stalled,
    close() {
      closed = true;
      queue = [];
      socket.off("drain", drain);
      waiting.resolve();
    },
  };
}

function addMiss(lane: Lane, { order, before }: Pick<Waiting, "order" | "before">): void {
  const { lag } = lane;
  const missed = (lag?.missed ?? 0) + 1;
  const isFirst = lag === undefined || order < lag.order;
  lane.lag = isFirst ? { order, resumeFrom: before, missed } : { ...lag, missed };
}
