import { formatPercent, formatSpread, formatTable } from "../measure/markdown.ts";
import type { Interval } from "../measure/share-interval.ts";
import type { ViewReport } from "./views-report.ts";

/** The quality of the fraud model by view, as a Markdown table. */
export function viewsTable(reports: readonly ViewReport[]): string {
  const interval = ({ share, low, high }: Interval) =>
    `${formatPercent(share)} (${formatPercent(low)} to ${formatPercent(high)})`;
  return formatTable(
    ["view", "AUC", "ECE", "recall at its own 1 % FPR", "recall", "false positives", "moved, p50", "p95"],
    reports.map(({ view, auc, ece, recall_at_1pct_fpr, recall, false_positives, moved }) => [
      ...[view, formatSpread(auc), formatSpread(ece), formatSpread(recall_at_1pct_fpr)],
      ...[interval(recall), interval(false_positives)],
      ...[moved.p50.toFixed(2), moved.p95.toFixed(2)],
    ]),
  );
}
