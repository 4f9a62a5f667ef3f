import type { Command } from "commander";
import type { Runner } from "../runner.ts";

/** The commands of the analyst. */
export function addAnalyst(program: Command, runner: Runner): void {
  const analyst = program.command("analyst").description("the analyst that explains scores");
  analyst
    .command("evaluate")
    .description(
      "have the configured analyst explain the golden scores, and print grounding, contradiction and coverage",
    )
    .action(() =>
      runner.here(async (host) => {
        const { evaluateConfiguredAnalyst } = await import("../commands/evaluate-analyst.ts");
        return evaluateConfiguredAnalyst(host);
      }),
    );
}
