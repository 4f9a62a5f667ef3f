import type { Summary } from "./summary.ts";

/** A Markdown table. */
export function formatTable(
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

/** `0.9856 ± 0.0026`. */
export function formatSpread({ mean, sd }: Summary): string {
  return `${mean.toFixed(4)} ± ${sd.toFixed(4)}`;
}

/** `12.3 %`. */
export function formatPercent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
