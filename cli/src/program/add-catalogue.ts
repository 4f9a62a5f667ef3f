import type { Command } from "commander";
import type { CheckOptions } from "../commands/catalogue-check.ts";
import { EXIT } from "../exit-codes.ts";
import type { Runner } from "../runner.ts";

export function addCatalogue(program: Command, runner: Runner): void {
  const catalogue = program.command("catalogue").description("the catalogue from which routes are quoted");
  catalogue
    .command("check")
    .description("list the numbers past their shelf life, and the action for each")
    .option("--at <time>", "reference time for ages, ISO 8601; now when absent")
    .option("--strict", `exit with ${EXIT.stale} when a number is past its shelf life`, false)
    .action((options: CheckOptions) =>
      runner.here(async (host) => {
        const { checkCatalogue } = await import("../commands/catalogue-check.ts");
        return checkCatalogue(host, options);
      }),
    );
  catalogue
    .command("compare")
    .description("print how quotes of LI.FI or Across differ from the catalogue's, lane by lane")
    .requiredOption("--url <place>", "their answer: an https URL, a file, or - for standard input")
    .action(({ url }) =>
      runner.here(async (host) => {
        const { compareCatalogue } = await import("../commands/catalogue-compare.ts");
        return compareCatalogue(host, url);
      }),
    );
}
