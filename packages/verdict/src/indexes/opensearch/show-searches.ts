import type { Metrics } from "@tetron/service/metrics";
import { Counter, Gauge } from "prom-client";
import { SEARCHED_BY } from "../../wallet-index.ts";
import { RECALL_GROUPS, type SearchCounts } from "./search-counts.ts";
import { SEARCH_FAULTS } from "./search-fault.ts";

/** Shows what searches came to in the metrics of a process: see docs/operations.md. */
export function showSearches({ registry }: Metrics, counts: SearchCounts): void {
  const registers = [registry];
  new Counter({
    name: "tetron_neighbour_searches_total",
    help: "Searches for neighbours, by what found them.",
    labelNames: ["by"],
    registers,
    collect() {
      this.reset();
      for (const by of SEARCHED_BY) this.inc({ by }, counts.searches.get(by) ?? 0);
    },
  });
  new Counter({
    name: "tetron_neighbour_search_faults_total",
    help: "Searches that OpenSearch did not answer as it should, so that the process searched itself.",
    labelNames: ["kind"],
    registers,
    collect() {
      this.reset();
      for (const kind of SEARCH_FAULTS) this.inc({ kind }, counts.faults.get(kind) ?? 0);
    },
  });
  new Counter({
    name: "tetron_neighbour_recall_samples_total",
    help: "Approximate searches that were repeated exactly, and those that could not be.",
    labelNames: ["outcome"],
    registers,
    collect() {
      this.reset();
      this.inc({ outcome: "taken" }, counts.samples.taken);
      this.inc({ outcome: "missed" }, counts.samples.missed);
    },
  });
  new Gauge({
    name: "tetron_neighbour_recall",
    help: "Share of the true nearest ten that the last hundred sampled searches found, 0-1.",
    labelNames: ["wallets"],
    registers,
    collect() {
      for (const wallets of RECALL_GROUPS) {
        const recall = counts.recallOf(wallets);
        if (recall !== null) this.set({ wallets }, recall);
      }
    },
  });
}
