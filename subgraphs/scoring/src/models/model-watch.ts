import type { StoredDrift } from "@tetron/lake/tables/model-drift";
import type { Metrics } from "@tetron/service/metrics";
import { Gauge } from "prom-client";

/** What the jobs of this process last found of the live model. */
export interface ModelWatch {
  /** Canaries that it takes for what they are not; `null` before they were checked here. */
  flipped: number | null;
  /** Of the newest day; empty before it was measured here. */
  drift: readonly StoredDrift[];
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
  const ofFeature = (measure: "psi" | "ks", help: string) =>
    new Gauge({
      name: `tetron_model_drift_${measure}`,
      help,
      labelNames: ["feature"],
      registers: [registry],
      collect() {
        this.reset();
        for (const row of watch.drift)
          if (row[measure] !== null) this.set({ feature: row.name }, row[measure]);
      },
    });
  ofFeature("psi", "Population stability index of the last whole day, by feature.");
  ofFeature("ks", "Kolmogorov-Smirnov distance of the last whole day, by feature.");
  new Gauge({
    name: "tetron_model_estimated_fraud_share",
    help: "Estimated share of fraud among the wallets of the last whole day's scores.",
    registers: [registry],
    collect() {
      const estimate = watch.drift.find(({ name }) => name === "fraud_share")?.estimate;
      if (estimate == null) this.reset();
      else this.set(estimate);
    },
  });
}
