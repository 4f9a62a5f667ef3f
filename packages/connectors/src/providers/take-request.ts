import type { Budget } from "../rpc/budget.ts";
import { RpcFault } from "../rpc/fault.ts";
import { ProviderFault } from "./fault.ts";

/**
 * Waits until a request may be made.
 *
 * @throws ProviderFault `busy` when the budget of the day is spent; the reason of `signal`.
 */
export async function takeRequest(budget: Budget, signal: AbortSignal): Promise<void> {
  try {
    await budget.take(1, signal);
  } catch (error) {
    if (error instanceof RpcFault && !signal.aborted)
      throw new ProviderFault("busy", error.message, error.retryAfterMs);
    throw error;
  }
}
