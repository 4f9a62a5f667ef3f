import type { SearchedBy } from "../../wallet-index.ts";
import type { Recall } from "./measure-recall.ts";
import type { SearchFaultKind } from "./search-fault.ts";

/** Wallets by how near the nearest known one is: searches lose neighbours of outliers first. */
export const RECALL_GROUPS = ["usual", "outlier"] as const;

export type RecallGroup = (typeof RECALL_GROUPS)[number];

/** What searches of a process came to, for its metrics. */
export interface SearchCounts {
  /** Searches by who found the neighbours. */
  readonly searches: ReadonlyMap<SearchedBy, number>;
  /** Searches that OpenSearch did not answer as it should. */
  readonly faults: ReadonlyMap<SearchFaultKind, number>;
  /** Searches that were repeated exactly, and those that could not be. */
  readonly samples: { readonly taken: number; readonly missed: number };
  /** Share of the true neighbours that the last {@link MAX_SAMPLES} sampled searches found, 0-1; `null` without any. */
  recallOf(group: RecallGroup): number | null;
  found(by: SearchedBy): void;
  fault(kind: SearchFaultKind): void;
  sample(recall: Recall): void;
  missSample(): void;
}

/** When to tell that searches lose too many neighbours. */
export interface RecallAlarm {
  /** A wallet whose nearest one is farther is an outlier; `null` where the model does not say. */
  readonly outlierFrom: number | null;
  /** Called when a recall falls below {@link MIN_RECALL}, once until it is above again. */
  readonly onLow: (group: RecallGroup, recall: number) => void;
}

const MAX_SAMPLES = 100;
const MIN_SAMPLES = 20;
/** Below it, too many neighbours are lost. */
const MIN_RECALL = 0.95;

export function searchCounts({ outlierFrom, onLow }: RecallAlarm): SearchCounts {
  const searches = new Map<SearchedBy, number>();
  const faults = new Map<SearchFaultKind, number>();
  const samples = { taken: 0, missed: 0 };
  const recalls: Record<RecallGroup, Recall[]> = { usual: [], outlier: [] };
  const isLow: Record<RecallGroup, boolean> = { usual: false, outlier: false };

  function recallOf(group: RecallGroup): number | null {
    const each = recalls[group];
    const expected = each.reduce((sum, recall) => sum + recall.expected, 0);
    return expected === 0 ? null : each.reduce((sum, { found }) => sum + found, 0) / expected;
  }

  return {
    ...{ searches, faults, samples, recallOf },
    found: (by) => searches.set(by, (searches.get(by) ?? 0) + 1),
    fault: (kind) => faults.set(kind, (faults.get(kind) ?? 0) + 1),
    sample(recall) {
      samples.taken += 1;
      const group = outlierFrom !== null && recall.nearest > outlierFrom ? "outlier" : "usual";
      const each = recalls[group];
      each.push(recall);
      if (each.length > MAX_SAMPLES) each.shift();
      const mean = recallOf(group) ?? 1;
      const low = each.length >= MIN_SAMPLES && mean < MIN_RECALL;
      if (low && !isLow[group]) onLow(group, mean);
      isLow[group] = low;
    },
    missSample: () => {
      samples.missed += 1;
    },
  };
}
