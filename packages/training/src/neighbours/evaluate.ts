import { neighbourhood } from "@tetron/models/neighbourhood";
import { decodeReferenceTable } from "@tetron/models/reference-table";
import { type Metrics, measure } from "../measure/metrics.ts";

/** Neighbours that vote. */
const K = 10;

/** How well its nearest neighbours predict each reference wallet, leaving itself out. */
export function evaluateNeighbours(referenceTable: Uint8Array): Metrics {
  const table = decodeReferenceTable(referenceTable);
  const index = table.index();
  const wallets = table.wallets.filter(({ firstSeen }) => firstSeen !== null);
  const votes = wallets.map(({ address, vector44 }) =>
    neighbourhood(index.nearest(vector44, K, { exclude: new Set([address]) })),
  );
  return measure(
    wallets.map(({ fraud }) => Number(fraud)),
    votes.map(({ fraudProbability }) => fraudProbability),
  );
}
