import { openSubscription, type Subscribed } from "../rpc/subscription.ts";

/** Rings when a node announces a block. */
export interface HeadBell extends Disposable {
  /** Whether the node announces blocks at present; otherwise somebody has to look. */
  isListening(): boolean;
  /** Waits until it rings, also once for what it rang since the last wait, or until `signal` aborts. */
  rung(signal: AbortSignal): Promise<void>;
}

/**
 * Subscribes to the new blocks of a node, by WebSocket. An announcement is a hint only: several blocks have one, a reorg may
 * have none, so what it says is not read.
 */
export function openHeadBell(announced: Subscribed): HeadBell {
  let ring = Promise.withResolvers<void>();
  const wake = () => ring.resolve();
  // When it ends, those that wait poll from then on.
  const heads = openSubscription({
    ...announced,
    ...{ onListening: wake, onMessage: wake, onEnd: wake },
  });
  return {
    isListening: heads.isListening,
    async rung(signal) {
      heads.connect();
      const left = Promise.withResolvers<void>();
      const leave = () => left.resolve();
      signal.addEventListener("abort", leave, { once: true });
      if (!signal.aborted) await Promise.race([ring.promise, left.promise]);
      signal.removeEventListener("abort", leave);
      ring = Promise.withResolvers();
    },
    [Symbol.dispose]: () => heads[Symbol.dispose](),
  };
}
