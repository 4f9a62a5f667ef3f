import type { Cost } from "./budget.ts";

/**
 * What Alchemy counts for a call. `rate` is its "Throughput CU", where a method has one of its own.
 *
 * @see https://www.alchemy.com/docs/reference/compute-unit-costs
 */
const UNITS: Readonly<Record<string, number | Cost>> = {
  eth_chainId: 0,
  eth_blockNumber: 10,
  eth_feeHistory: 10,
  eth_maxPriorityFeePerGas: 10,
  eth_call: 26,
  eth_getLogs: 60,
  alchemy_getAssetTransfers: 120,
  debug_traceBlockByHash: { rate: 1_000, total: 40 },
};
/** Of every other method that is asked. */
const USUAL_UNITS = 20;

/** Compute units of a call. */
export function computeUnitsOf(method: string): number | Cost {
  return UNITS[method] ?? USUAL_UNITS;
}

/** Whether an endpoint is one of Alchemy's. */
export function isAlchemy(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname.endsWith(".alchemy.com") || hostname.endsWith(".alchemyapi.io");
}
