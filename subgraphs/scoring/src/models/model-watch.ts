import type { Metrics } from "@tetron/service/metrics";
import { Gauge } from "prom-client";

/** What the jobs of this process last found of the live model. */
export interface ModelWatch {
  /** Canaries that it takes for what they are not; `null` before they were checked here. */
  flipped: number | null;
}

/** Adds what is found of the live model to the metrics of the process whose job finds it. */
export function showModelWatch({ registry }: Metrics, watch: ModelWatch): void {
  new Gauge({
    name: "tetron_model_canaries_flipped",
    help: "Canaries that the live fraud model takes for what they are not.",
    registers: [registry],
    collect() {
      if (watch.flipped === null) this.reset();
      else this.set(watch.flipped);
    },
  });
}
