import { Publisher, Subscriber } from "zeromq";
import { readSequence } from "../../families/bitcoin/pending/sequence.ts";

/** A node's announcements by way of somebody who may lose some. */
export interface LossyAnnouncements extends AsyncDisposable {
  /** `tcp://host:port` */
  readonly place: string;
  /** Whether the node is connected to: for one that is started again it takes a moment. */
  isConnected(): boolean;
  /** Loses what comes from now on. */
  lose(): void;
  /** How many messages were lost. */
  lost(): number;
  /** Passes everything on again. */
  mend(): void;
}

/**
 * Passes on what a node announces at a place, as it is.
 *
 * @param onAdded - Called with each transaction that comes, before it is passed on.
 */
export async function lossyAnnouncements(
  node: string,
  onAdded: (txid: string) => void = () => {},
): Promise<LossyAnnouncements> {
  const [heard, told] = [new Subscriber({ linger: 0 }), new Publisher({ linger: 0 })];
  let [isLosing, lost] = [false, 0];
  await told.bind("tcp://127.0.0.1:*");
  let isConnected = false;
  heard.events.on("handshake", () => {
    isConnected = true;
  });
  heard.events.on("disconnect", () => {
    isConnected = false;
  });
  heard.connect(node);
  heard.subscribe();
  const passing = (async () => {
    for await (const parts of heard) {
      const message = readSequence(parts);
      if (message?.what === "added") onAdded(message.txid);
      if (isLosing) lost += 1;
      else await told.send(parts);
    }
  })();
  return {
    place: told.lastEndpoint!,
    isConnected: () => isConnected,
    lose() {
      isLosing = true;
    },
    lost: () => lost,
    mend() {
      isLosing = false;
    },
    async [Symbol.asyncDispose]() {
      heard.close();
      await passing;
      told.close();
    },
  };
}
