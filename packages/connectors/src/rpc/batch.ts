import type { Dispatcher } from "undici";
import { resultsOf } from "./answer.ts";
import { callEndpoint, type Endpoint, post, type WireCall } from "./endpoint.ts";
import { RpcFault } from "./fault.ts";

/** What the calls of a batch differ by. */
export interface Batch {
  readonly params: readonly (readonly unknown[])[];
  /** Codes of a node's error that mean that it does not have what a call asks for: `null` in the result. */
  readonly absent: ReadonlySet<number>;
}

/** A batch that is sent. */
interface BatchCall extends Omit<WireCall, "params"> {
  readonly batch: Batch;
}

/**
 * Makes the calls of a batch at one endpoint: in one request, or one after another where it takes no batches.
 *
 * @returns The results in the order of the calls, not validated; `null` where the node does not have it.
 * @throws As {@link callEndpoint}.
 */
export async function callBatch(
  endpoint: Endpoint,
  { id: first, method, batch, isExact = false }: BatchCall,
  dispatcher: Dispatcher,
  signal: AbortSignal,
): Promise<unknown[]> {
  const calls = batch.params.map((params, i) => ({ id: first + i, method, params }));
  if (endpoint.takesBatches && calls.length > 1) {
    const body = JSON.stringify(calls.map((call) => ({ jsonrpc: "2.0", ...call })));
    const ids = calls.map(({ id }) => id);
    const { absent } = batch;
    const results = resultsOf(await post(endpoint, body, dispatcher, signal), ids, { absent, isExact });
    if (results !== undefined) return results;
    endpoint.takesBatches = false;
  }
  const results: unknown[] = [];
  for (const call of calls)
    results.push(
      await callEndpoint(endpoint, { ...call, isExact }, dispatcher, signal).catch((error: unknown) => {
        if (error instanceof RpcFault && error.code !== null && batch.absent.has(error.code)) return null;
        throw error;
      }),
    );
  return results;
}
