import { type Command, Option } from "commander";
import type { Runner } from "../runner.ts";

export function addModels(program: Command, runner: Runner): void {
  const model = program.command("model").description("the fraud models that scores are computed with");
  model
    .command("list", { isDefault: true })
    .description("print the newest models, their states and what was measured of them")
    .action(() =>
      runner.onLake(async (host) => {
        const { showModels } = await import("../commands/models.ts");
        return showModels(host);
      }),
    );
  model
    .command("train")
    .description("train a model from TETRON_DATA in a process of its own, and register it as a candidate")
    .addOption(
      new Option("--from <what>", "what it learns from beside TETRON_DATA")
        .choices(["feedback", "data"])
        .default("feedback"),
    )
    .option("--dry-run", "print what it would learn from reports, and train nothing", false)
    .action((options) =>
      runner.onLake(async (host) => {
        const { trainModelBy } = await import("../commands/train-model.ts");
        return trainModelBy(host, options);
      }),
    );
  model
    .command("compare <version>")
    .description("print what a model would have changed about the scores that it estimated as a shadow")
    .action((version) =>
      runner.onLake(async (host) => {
        const { compareModelBy } = await import("../commands/models.ts");
        return compareModelBy(host, version);
      }),
    );
  model
    .command("shadow <version>")
    .description("let a model estimate every score beside the live one; it decides nothing")
    .action((version) =>
      runner.onLake(async (host) => {
        const { shadowModelBy } = await import("../commands/models.ts");
        return shadowModelBy(host, version);
      }),
    );
  model
    .command("promote <version>")
    .description("compute scores with a model from now on; it must have been a shadow and pass the gate")
    .action((version) =>
      runner.onLake(async (host) => {
        const { promoteModelBy } = await import("../commands/models.ts");
        return promoteModelBy(host, version);
      }),
    );
  model
    .command("rollback")
    .description("make the model live again that was live before the current one")
    .action(() =>
      runner.onLake(async (host) => {
        const { rollBackModelBy } = await import("../commands/models.ts");
        return rollBackModelBy(host);
      }),
    );
}
