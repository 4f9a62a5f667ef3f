import type { Network } from "@tetron/domain/network";
import type { Metrics } from "@tetron/service/metrics";
import { Counter } from "prom-client";

/** Why a transaction that a node announced was not looked at. */
export const LEFT_OUT = ["hash", "queue"] as const;

/** What was not looked at of the mempools that this process watches. */
export interface PendingCounts {
  readonly network: Network;
  /** Those whose hash could not be looked up, and those that came while too many waited. */
  readonly leftOut: Record<(typeof LEFT_OUT)[number], number>;
}

export function newPendingCounts(network: Network): PendingCounts {
  return { network, leftOut: { hash: 0, queue: 0 } };
}

/** Shows what was left out in the metrics of a process: see docs/operations.md. */
export function showPending({ registry }: Metrics, mempools: readonly PendingCounts[]): void {
  new Counter({
    name: "tetron_pending_left_out_total",
    help: "Pending transactions that a node announced and that were not looked at.",
    ...{ labelNames: ["network", "cause"], registers: [registry] },
    collect() {
      this.reset();
      for (const { network, leftOut } of mempools)
        for (const cause of LEFT_OUT) this.inc({ network, cause }, leftOut[cause]);
    },
  });
}
