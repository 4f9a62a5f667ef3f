import type { Command } from "commander";
import type { Runner } from "../runner.ts";

export function addSimulation(program: Command, runner: Runner): void {
  const simulate = program
    .command("simulate")
    .description("the simulated network, which runs if nothing is configured");
  simulate
    .command("report", { isDefault: true })
    .description("compare its scores with the known truth; a demonstration, not an evaluation")
    .action(() =>
      runner.onLake(async (host) => {
        const { showSimulation } = await import("../commands/simulation.ts");
        return showSimulation(host);
      }),
    );
  simulate
    .command("clear")
    .description("delete all of its data from the store, and stop it")
    .action(() =>
      runner.onLake(async (host) => {
        const { clear } = await import("../commands/simulation.ts");
        return clear(host);
      }),
    );
}
