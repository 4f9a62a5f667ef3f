import type { Command } from "commander";
import type { Runner } from "../runner.ts";

export function addSimulation(program: Command, runner: Runner): void {
  const simulate = program
    .command("simulate")
    .description("the simulated network that plays when nothing is set");
  simulate
    .command("report", { isDefault: true })
    .description("print how its scores meet its known truth; a demonstration, no evaluation")
    .action(() =>
      runner.onLake(async (host) => {
        const { showSimulation } = await import("../commands/simulation.ts");
        return showSimulation(host);
      }),
    );
  simulate
    .command("clear")
    .description("delete all that it has left in the store, and let it end")
    .action(() =>
      runner.onLake(async (host) => {
        const { clear } = await import("../commands/simulation.ts");
        return clear(host);
      }),
    );
}
