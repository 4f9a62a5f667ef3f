import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";
import { startProgress } from "../progress.ts";

/** Measures the configured analyst on the golden scores. */
export async function evaluateConfiguredAnalyst({ settings, terminal, signal }: Host): Promise<ExitCode> {
  const { evaluateAnalyst } = await import("@tetron/scoring/review/evaluate-analyst");
  using progress = startProgress(terminal, "analyst:", "of 40 scores");
  const report = await evaluateAnalyst({ settings, signal, onProgress: (done) => progress.update(done) });
  if (terminal.json) {
    terminal.print(JSON.stringify(report));
    return EXIT.ok;
  }
  const percent = (share: number) => `${share.toFixed(1).padStart(5)} %`;
  terminal.print(
    `analyst        ${report.model ?? "templates"}, ${report.promptVersion}, ${report.cases} scores`,
  );
  terminal.print(`taken         ${percent(report.takenPercent)} of the scores: the text passes every check`);
  terminal.print(
    `grounding     ${percent(report.groundingPercent)} of the sentences name their evidence and its numbers only`,
  );
  terminal.print(
    `contradiction ${percent(report.contradictionPercent)} of the texts contradict the rules or their evidence`,
  );
  terminal.print(`coverage      ${percent(report.coveragePercent)} of the three heaviest reasons are named`);
  for (const [refusal, cases] of Object.entries(report.refusals))
    terminal.print(`refused       ${percent((100 * cases) / report.cases)} ${refusal}`);
  return EXIT.ok;
}
