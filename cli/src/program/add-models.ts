import { type Command, Option } from "commander";
import type { Runner } from "../runner.ts";

export function addModels(program: Command, runner: Runner): void {
  const model = program.command("model").description("the fraud models used for scores");
  model
    .command("list", { isDefault: true })
    .description("print the newest models, their states and their measurements")
    .action(() =>
      runner.onLake(async (host) => {
        const { showModels } = await import("../commands/models.ts");
        return showModels(host);
      }),
    );
  model
    .command("train")
    .description("train a model from TETRON_DATA in a separate process, and register it as a candidate")
    .addOption(
      new Option("--from <what>", "what it learns from beside TETRON_DATA")
        .choices(["feedback", "data"])
        .default("feedback"),
    )
    .option("--dry-run", "print what it would learn from reports, without training", false)
    .action((options) =>
      runner.onLake(async (host) => {
        const { trainModelBy } = await import("../commands/train-model.ts");
        return trainModelBy(host, options);
      }),
    );
  model
    .command("compare <version>")
    .description(
      "print how a model's results would have differed for the scores that it estimated as a shadow",
    )
    .action((version) =>
      runner.onLake(async (host) => {
        const { compareModelBy } = await import("../commands/models.ts");
        return compareModelBy(host, version);
      }),
    );
  model
    .command("shadow <version>")
    .description("let a model estimate every score alongside the live one, without affecting decisions")
    .action((version) =>
      runner.onLake(async (host) => {
        const { shadowModelBy } = await import("../commands/models.ts");
        return shadowModelBy(host, version);
      }),
    );
  model
    .command("promote <version>")
    .description("use a model for scores from now on; it must have been a shadow and pass the gate")
    .action((version) =>
      runner.onLake(async (host) => {
        const { promoteModelBy } = await import("../commands/models.ts");
        return promoteModelBy(host, version);
      }),
    );
  model
    .command("rollback")
    .description("make the previously live model live again")
    .action(() =>
      runner.onLake(async (host) => {
        const { rollBackModelBy } = await import("../commands/models.ts");
        return rollBackModelBy(host);
      }),
    );
}
