import { formatTable } from "../measure/markdown.ts";
import type { HonestGroup } from "./honest-groups.ts";

/** The rates of groups as Markdown tables: of real wallets, and then of those of the simulated network. */
export function honestTables(groups: readonly HonestGroup[]): string {
  const [real, simulated] = [false, true].map((wanted) => groups.filter((each) => each.simulated === wanted));
  return [honestTable("", real!), honestTable("simulated: a demonstration", simulated!)].join("\n\n");
}

/** The rates of groups as one Markdown table. */
export function honestTable(title: string, groups: readonly HonestGroup[]): string {
  const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
  return formatTable(
    [title, "wallets", "taken for fraud", "share, 95 % interval"],
    groups.map(({ group, wallets, flagged, interval }) => [
      ...[group, wallets, flagged],
      interval === null
        ? "-"
        : `${percent(interval.share)} (${percent(interval.low)} to ${percent(interval.high)})`,
    ]),
  );
}
