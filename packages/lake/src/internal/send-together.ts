import type { PoolClient } from "pg";
import type { Wire } from "./wire.ts";

/**
 * Sends what is asked of a connection to the embedded store from now on in one message, until those who ask have nothing left
 * to do but wait. Each message wakes the store's thread, and each answer this one, which takes longer than a small statement.
 */
export function sendTogether(client: PoolClient): void {
  const { stream } = (client as PoolClient & { readonly connection: { readonly stream: Wire } }).connection;
  const release = stream.hold();
  // After the promises that are settled by now, and whatever follows from them alone.
  queueMicrotask(() => process.nextTick(release));
}
