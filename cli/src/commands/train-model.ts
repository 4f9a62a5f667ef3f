import { COMMAND_LINE } from "@tetron/domain/actor";
import { counted } from "@tetron/domain/counted";
import { previewFeedback, trainModel } from "@tetron/scoring/jobs/train-model";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";
import type { Terminal } from "../terminal.ts";
import { dataFolder } from "./data-folder.ts";
import { phaseProgress } from "./train.ts";

interface TrainArguments {
  readonly from: "feedback" | "data";
  readonly dryRun: boolean;
}

type Feedback = Awaited<ReturnType<typeof previewFeedback>>;

/** Trains a model and prints its version. */
export async function trainModelBy(host: Host, { from, dryRun }: TrainArguments): Promise<ExitCode> {
  const { terminal, signal } = host;
  const data = dataFolder(host);
  terminal.tell(`${dryRun ? "would learn" : "learns"} from ${data}`);
  const { scoring } = await host.platform();
  const now = new Date();
  if (dryRun) {
    printFeedback(terminal, await previewFeedback(scoring, now));
    return EXIT.ok;
  }
  using phases = phaseProgress(terminal);
  const { version, feedback } = await trainModel(
    scoring,
    { data, fromFeedback: from === "feedback", signal, onProgress: phases.update },
    { actor: COMMAND_LINE, now },
  );
  if (terminal.json) {
    terminal.print(JSON.stringify({ version, feedback: feedback && summaryOf(feedback) }));
    return EXIT.ok;
  }
  if (feedback) printFeedback(terminal, feedback);
  terminal.print(`${version}  candidate`);
  return EXIT.ok;
}

function summaryOf({ rows, tenants, reports, withoutHistory }: Feedback) {
  const weight = rows.reduce((sum, row) => sum + row.weight, 0);
  const fraud = rows.filter((row) => row.fraud).length;
  return { wallets: rows.length, fraud, weight, tenants, reports, without_history: withoutHistory };
}

function printFeedback(terminal: Terminal, feedback: Feedback): void {
  const summary = summaryOf(feedback);
  if (terminal.json) {
    terminal.print(JSON.stringify(summary));
    return;
  }
  const { wallets, fraud, weight, tenants, reports } = summary;
  if (wallets === 0) {
    terminal.print("No reported outcomes to learn from.");
    return;
  }
  terminal.print(
    `${counted(wallets, "wallet")}, ${fraud} fraud, by ${counted(reports, "report")} of ${counted(tenants, "tenant")}: as much as a row of the training data ${weight.toFixed(1)} times. Wallets that the training data has a label for keep it.`,
  );
}
