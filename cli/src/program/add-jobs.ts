import type { Command } from "commander";
import type { Runner } from "../runner.ts";

export function addJobs(program: Command, runner: Runner): void {
  const jobs = program.command("jobs").description("background work, such as uploads");
  jobs
    .command("list", { isDefault: true })
    .description("print the newest jobs and their progress")
    .action(() =>
      runner.onLake(async (host) => {
        const { showJobs } = await import("../commands/jobs.ts");
        return showJobs(host);
      }),
    );
  jobs
    .command("show <id>")
    .description("print a job")
    .action((id) =>
      runner.onLake(async (host) => {
        const { showJob } = await import("../commands/jobs.ts");
        return showJob(host, id);
      }),
    );
  for (const [how, description] of [
    ["cancel", "cancel a job: what it has committed stays, the rest is not done"],
    ["restart", "let a job that failed or was cancelled go on where it stopped"],
  ] as const)
    jobs
      .command(`${how} <id>`)
      .description(description)
      .action((id) =>
        runner.onLake(async (host) => {
          const { changeJobBy } = await import("../commands/jobs.ts");
          return changeJobBy(host, id, how);
        }),
      );
}
