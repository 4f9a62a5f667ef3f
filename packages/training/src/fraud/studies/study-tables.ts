import type { Difference } from "@tetron/models/paired";
import { formatTable } from "../../measure/markdown.ts";
import type { ArmReport } from "./study.ts";

/** Measures of a table, so that it is no wider than a page. */
const COLUMNS = 4;

/** A study as Markdown tables: what each recipe measures, and by how much it differs from the first. */
export function studyTables(reports: readonly ArmReport[]): string {
  const [first] = reports;
  const names = Object.keys(first!.measures);
  const parts = Array.from({ length: Math.ceil(names.length / COLUMNS) }, (_, i) =>
    names.slice(i * COLUMNS, (i + 1) * COLUMNS),
  );
  return parts
    .map((part) =>
      formatTable(
        ["", ...part.map((name) => `\`${name}\``)],
        reports.map(({ arm, measures, differences }) => [
          arm,
          ...part.map((name) => {
            const own = format(measures[name]!);
            return differences === null ? own : `${own}, ${formatChange(differences[name]!)}`;
          }),
        ]),
      ),
    )
    .join("\n\n");
}

/** Resamples make a calibration error larger: an interval that its measure is not in says nothing and is left out. */
function format({ mean, low, high }: Difference): string {
  if (mean < low || mean > high) return mean.toFixed(4);
  return `${mean.toFixed(4)} (${low.toFixed(4)} to ${high.toFixed(4)})`;
}

/** `+0.0010 (-0.0002 to +0.0021)`. */
function formatChange({ mean, low, high }: Difference): string {
  const signed = (value: number) => `${value < 0 ? "-" : "+"}${Math.abs(value).toFixed(4)}`;
  return `${signed(mean)} (${signed(low)} to ${signed(high)})`;
}
