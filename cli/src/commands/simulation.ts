import { COMMAND_LINE } from "@tetron/domain/actor";
import { counted } from "@tetron/domain/counted";
import { clearSimulation } from "@tetron/embedded/simulation/clear-simulation";
import { type Hits, reportSimulation } from "@tetron/embedded/simulation/report-simulation";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";

/** Prints how the simulated network's scores meet its known truth. */
export async function showSimulation({ lake, terminal }: Host): Promise<ExitCode> {
  const report = await reportSimulation(await lake());
  if (terminal.json) {
    terminal.print(JSON.stringify({ simulated: true, ...report }));
    return EXIT.ok;
  }
  const { payments, declined, notApproved } = report;
  const flagged = (hits: Hits) => hits.flagged + hits.falseAlarms;
  const [lost, stopped] = [flagged(declined), flagged(notApproved)];
  terminal.print(`Simulated: ${counted(payments, "payment")} of the last hour.`);
  terminal.print(`  ${payments - stopped} approved, ${stopped - lost} to be reviewed, ${lost} declined`);
  terminal.print(line("declined", declined));
  terminal.print(line("not approved", notApproved));
  terminal.print("A demonstration: one author wrote the payments and what judges them.");
  return EXIT.ok;
}

/** Deletes what the simulated network has left. */
export async function clear({ lake, terminal }: Host): Promise<ExitCode> {
  const rows = await clearSimulation(await lake(), COMMAND_LINE);
  terminal.print(terminal.json ? JSON.stringify({ deleted: rows }) : `${counted(rows, "row")} deleted.`);
  return EXIT.ok;
}

function line(what: string, { flagged, missed, falseAlarms, precision, recall }: Hits): string {
  const shown = (share: number | null) => (share === null ? "none" : `${(100 * share).toFixed(1)} %`);
  const counts = `${flagged} of ${flagged + missed} frauds, ${counted(falseAlarms, "false alarm")}`;
  return `  ${what}: precision ${shown(precision)}, recall ${shown(recall)} (${counts})`;
}
