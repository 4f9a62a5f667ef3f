import type { PoolClient } from "pg";
import type { Wire } from "./wire.ts";

/**
 * Sends the statements that are issued on a connection to the embedded store in this turn of the event loop as one message.
 * Each message wakes the store's thread, and each answer this one, which takes longer than a small statement.
 */
export function sendTogether(client: PoolClient): void {
  const { stream } = (client as PoolClient & { readonly connection: { readonly stream: Wire } }).connection;
  const release = stream.hold();
  // After the promises that are settled by now, and whatever follows from them alone.
  queueMicrotask(() => process.nextTick(release));
}
